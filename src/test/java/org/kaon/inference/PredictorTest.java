package org.kaon.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;
import org.kaon.layer.Shape;
import org.kaon.model.Model;
import org.kaon.network.ForwardPass;
import org.kaon.network.Network;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.NanPolicy;
import org.kaon.preprocess.OutOfRange;
import org.kaon.preprocess.RangePolicy;

class PredictorTest {
    private static final FeatureSchema SCHEMA = new FeatureSchema(List.of(
            new Feature("lepton pT", 1, 0.5, 0.25, 6),
            new Feature("lepton eta", 0, 1, -2.5, 2.5),
            new Feature("jet 1 b-tag", 1, 1.25, 0, 3)));

    private final Random random = new Random(3);
    private final Network network = Networks.dense(random, 3, 8, 2);
    private final Predictor predictor = Predictor.of(Networks.model(network).withFeatures(SCHEMA));

    @Test
    void standardisesRawFeatures() {
        float[] raw = {2, 0.5f, 3};
        float[] standardised = {2, 0.5f, 1.6f};

        float[] expected = ForwardPass.of(network).apply(new FMatrixRMaj(1, 3, true, standardised)).data;

        assertThat(predictor.predict(raw)).containsExactly(expected, offset(2e-6f));
        assertThat(predictor.program().steps()).hasSize(2);
    }

    @Test
    void takesRawFeaturesAsTheyAre() {
        Predictor plain = Predictor.of(Networks.model(network));
        Predictor named = Predictor.of(Networks.model(network).withFeatureNames(SCHEMA.names()));
        Predictor ranged = Predictor.of(Networks.model(network).withRawFeatures(SCHEMA));

        assertThat(named.predict(2, 9, 3)).isEqualTo(plain.predict(2, 9, 3));
        assertThat(ranged.predict(2, 1, 3)).isEqualTo(plain.predict(2, 1, 3));
        assertThatThrownBy(() -> ranged.predict(2, 9, 3)).isInstanceOf(InputException.class);
    }

    @Test
    void takesEventsByNameInAnyOrder() {
        Map<String, Double> event = new LinkedHashMap<>();
        event.put("jet 1 b-tag", 3.0);
        event.put("lepton eta", 0.5);
        event.put("lepton pT", 2.0);

        float[] expected = predictor.predict(2, 0.5f, 3);

        assertThat(predictor.predict(event)).isEqualTo(expected);
        assertThat(predictor.predict(new Event(77, 3, 0.5, 2f))).isEqualTo(expected);
        assertThat(predictor.predict(2.0, 0.5, 3.0)).isEqualTo(expected);
        assertThat(predictor.predictAll(List.of(event, event))).isDeepEqualTo(new float[][] {expected, expected});
    }

    /** Components in another order than the features, and one that is none. */
    private record Event(long number, int jet1BTag, Double leptonEta, float lepton_pt) {}

    @Test
    void refusesEventsByNameWhereNoNamesAreKnown() {
        Predictor nameless = Predictor.of(Networks.model(network));

        assertThatThrownBy(() -> nameless.predict(Map.of("x", 1)))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "an event given as a map, but the model knows no feature names; add them by Model.withFeatures, withRawFeatures or "
                                + "withFeatureNames");
        assertThatThrownBy(() -> nameless.predict(new Event(1, 1, 1., 1))).isInstanceOf(InputException.class);
    }

    @Test
    void namesTheRowOfABadMap() {
        Map<String, Integer> good = Map.of("lepton pT", 1, "lepton eta", 1, "jet 1 b-tag", 1);

        assertThatThrownBy(() -> predictor.predictAll(List.of(good, Map.of("lepton pT", 1))))
                .isInstanceOf(InputException.class)
                .hasMessage("Row 1: missing features: 'lepton eta', 'jet 1 b-tag'");
    }

    @Test
    void rejectsValuesOutOfRangeByNameValueAndRange() {
        assertThatThrownBy(() -> predictor.predict(2, 2.75f, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("Feature 'lepton eta': 2.75 is above Max; range -2.5 to 2.5");
        assertThatThrownBy(() -> predictor.predict(new float[][] {{1, 1, 1}, {1, 1, 1}, {0.125f, 1, 1}}))
                .isInstanceOf(InputException.class)
                .hasMessage("Row 2: Feature 'lepton pT': 0.125 is below Min; range 0.25 to 6.0");
        assertThatThrownBy(() -> predictor.predict(2, Float.NEGATIVE_INFINITY, 1))
                .hasMessageContaining("-Infinity is below Min");
    }

    @Test
    void countsAsInRangeUpToAMillionthOfTheLargerBound() {
        predictor.predict(6.000005, 0, 0);
        predictor.predict(0.249995, 0, 0);
        predictor.predict(1, 0, -2e-6);
        assertThatThrownBy(() -> predictor.predict(6.000008, 0, 0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> predictor.predict(0.249992, 0, 0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> predictor.predict(1, 0, -4e-6)).isInstanceOf(InputException.class);
    }

    @Test
    void clipsToTheRangeOrTellsOfIt() {
        List<OutOfRange> found = new ArrayList<>();
        Predictor clipping = predictor.withRangePolicy(RangePolicy.CLIP);
        Predictor warning = predictor.withRangePolicy(RangePolicy.warn(found::add));

        float[] clipped = clipping.predict(9, -7, 1);
        float[][] unclipped = warning.predict(new float[][] {{1, 1, 1}, {9, -7, 1}});

        assertThat(clipped).isEqualTo(predictor.predict(6, -2.5f, 1));
        assertThat(unclipped[1]).isEqualTo(single(predictor, 9, -7, 1));
        assertThat(found)
                .extracting(OutOfRange::toString)
                .containsExactly(
                        "Feature 'lepton pT': 9.0 is above Max; range 0.25 to 6.0",
                        "Feature 'lepton eta': -7.0 is below Min; range -2.5 to 2.5");
        assertThat(found).extracting(OutOfRange::row).containsOnly(1);
        assertThatThrownBy(() -> predictor.predict(9, -7, 1)).isInstanceOf(InputException.class);
    }

    @Test
    void rejectsNanUnlessAValueIsStated() {
        Predictor replacing = predictor.withNanPolicy(NanPolicy.replaceBy(-99));

        assertThatThrownBy(() -> predictor.predict(1, Float.NaN, 1))
                .hasMessage("Feature 'lepton eta': NaN, expected a number");
        assertThatThrownBy(() -> predictor.predict(new float[][] {{Float.NaN, 1, 1}}))
                .hasMessage("Row 0: Feature 'lepton pT': NaN, expected a number");
        assertThat(replacing.predict(1, Float.NaN, 1)).isEqualTo(single(predictor, 1, -99, 1));
        assertThatThrownBy(() -> replacing.predict(1, -99, 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> NanPolicy.replaceBy(Double.NaN)).isInstanceOf(InputException.class);
    }

    @Test
    void namesValuesByTheirPlaceWhereNoNamesAreKnown() {
        Predictor nameless = Predictor.of(Networks.model(network));

        assertThatThrownBy(() -> nameless.predict(1, 1, Float.NaN))
                .hasMessage("Feature 'x[2]': NaN, expected a number");
    }

    @Test
    void neverWritesToTheCallersArrays() {
        Predictor lenient = predictor.withRangePolicy(RangePolicy.CLIP).withNanPolicy(NanPolicy.replaceBy(0));
        float[] event = {9, Float.NaN, 1};
        float[][] events = {event};

        lenient.predict(event);
        lenient.predict(events);

        assertThat(event).containsExactly(9, Float.NaN, 1);
    }

    @Test
    void refusesTheWrongWidth() {
        assertThatThrownBy(() -> predictor.predict(1f, 2f))
                .isInstanceOf(InputException.class)
                .hasMessage("Event of 2 values, expected 3 (input 'x' (3))");
        assertThatThrownBy(() -> predictor.predict(new float[][] {{1, 1, 1}, {1}}))
                .isInstanceOf(InputException.class)
                .hasMessage("Row 1: Event of 1 values, expected 3 (input 'x' (3))");
    }

    @Test
    void predictsNothingForNoEvents() {
        assertThat(predictor.predict(new float[0][])).isEmpty();
        assertThat(predictor.predictAll(List.of())).isEmpty();
    }

    @Test
    void describesSeveralInputsAndOutputs() {
        Networks networks = new Networks();
        int a = networks.input("a", Shape.of(2));
        int b = networks.input("b", Shape.of(2, 3));
        Network branches =
                networks.build(random, List.of(networks.dense(b, 4, "linear"), networks.dense(a, 1, "linear"), a));
        Predictor wide = Predictor.of(Networks.model(branches));

        assertThat(wide.inputs()).extracting(Port::toString).containsExactly("'a' (2)", "'b' (2, 3)");
        assertThat(wide.inputs()).extracting(Port::offset).containsExactly(0, 2);
        assertThat(wide.outputs()).extracting(Port::width).containsExactly(8, 1, 2);
        assertThat(wide.outputs()).extracting(Port::offset).containsExactly(0, 8, 9);
        assertThat(wide.inputWidth()).isEqualTo(8);
        assertThat(wide.outputWidth()).isEqualTo(11);

        float[] event = {1, 2, 3, 4, 5, 6, 7, 8};
        List<FMatrixRMaj> expected = ForwardPass.of(branches)
                .apply(List.of(new FMatrixRMaj(1, 2, true, 1, 2), new FMatrixRMaj(1, 6, true, 3, 4, 5, 6, 7, 8)));
        float[] outputs = wide.predict(event);
        for (Port port : wide.outputs()) {
            float[] part = Arrays.copyOfRange(outputs, port.offset(), port.offset() + port.width());
            assertThat(part).containsExactly(expected.get(wide.outputs().indexOf(port)).data, offset(1e-5f));
        }
        assertThatThrownBy(() -> wide.predict(1f))
                .hasMessage("Event of 1 values, expected 8 (inputs 'a' (2), 'b' (2, 3))");
        assertThatThrownBy(() -> wide.predict(1, 1, 1, 1, Float.NaN, 1, 1, 1)).hasMessageContaining("'b[2]'");
    }

    @Test
    void standardisesEveryInput() {
        Networks networks = new Networks();
        int a = networks.input("a", Shape.of(1));
        int b = networks.input("b", Shape.of(2));
        Network two = networks.build(random, List.of(networks.dense(b, 1, "linear"), networks.dense(a, 1, "linear")));

        Predictor raw = Predictor.of(Networks.model(two).withFeatures(SCHEMA));

        assertThat(raw.predict(2, 0.5f, 3))
                .containsExactly(Predictor.of(Networks.model(two)).predict(2, 0.5f, 1.6f), offset(1e-6f));
    }

    @Test
    void servesOpenAxesAtAStatedSize() {
        Networks networks = new Networks();
        int tracks = networks.input("tracks", Shape.of(Shape.UNKNOWN, 4));
        Model open = Networks.model(networks.build(random, List.of(networks.dense(tracks, 2, "linear"))));

        assertThatThrownBy(() -> Predictor.of(open))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Inputs ['tracks' (None, 4)] leave an axis open; give every axis a size, for instance Predictor.of(model, "
                                + "Shape.of(10, 4))");
        assertThatThrownBy(() -> Predictor.of(open, Shape.of(5, 3)))
                .isInstanceOf(InputException.class)
                .hasMessage("Input 'tracks': shape (5, 3), expected (None, 4) with a size for every axis");
        assertThatThrownBy(() -> Predictor.of(open, Shape.of(5, 4), Shape.of(2)))
                .isInstanceOf(InputException.class)
                .hasMessage("2 input shapes, expected 1: ['tracks' (None, 4)]");
        assertThatThrownBy(() -> open.withFeatureNames(List.of("a")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("first give every axis a size by withInputShapes");
        assertThat(Predictor.of(open, Shape.of(5, 4)).outputs().get(0).shape()).isEqualTo(Shape.of(5, 2));
        assertThat(Predictor.of(open, Shape.of(1, 4)).predict(1, 2, 3, 4))
                .isEqualTo(Arrays.copyOf(Predictor.of(open, Shape.of(2, 4)).predict(1, 2, 3, 4, 5, 6, 7, 8), 2));
    }

    @Test
    void modelsRefuseFeaturesThatDontFit() {
        Model model = Networks.model(network);
        FeatureSchema constant = new FeatureSchema(
                List.of(new Feature("a", 1, 0, 1, 1), new Feature("b", 0, 1, 0, 1), new Feature("c", 0, 1e-300, 0, 1)));

        assertThatThrownBy(() -> model.withFeatures(constant))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Std is 0 or next to it for features 'a' (0.0), 'c' (1.0E-300), expected a float to divide by; "
                                + "withRawFeatures(schema) takes the values as they are");
        assertThat(model.withRawFeatures(constant).standardises()).isFalse();
        assertThatThrownBy(() -> model.withFeatureNames(List.of("a", "b")))
                .isInstanceOf(InputException.class)
                .hasMessage("2 features, expected 3, the model's values per event");
        assertThatThrownBy(() -> model.withFeatureNames(List.of("label", "a", "b", "c")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "4 features, expected 3, the model's values per event; if the first is the label, leave it out by schema.forInputs(3)");
    }

    private static float[] single(Predictor predictor, float... event) {
        float[] outputs = new float[predictor.outputWidth()];
        predictor.session().predict(event, 0, outputs, 0);
        return outputs;
    }
}
