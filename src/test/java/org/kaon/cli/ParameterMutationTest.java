package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.model.Model;
import org.kaon.network.Network;

/**
 * Changes one number of a network by a thousandth of its size, or of the largest beside it where it is nearly zero, and looks whether the
 * check notices.
 *
 * <p>Whether a change matters is measured apart from the check: by how far it moves the outputs of the plain forward pass, against what the
 * rule can at most let pass there (twice the widest clause, as the unchanged network may itself lie anywhere inside it). Each that matters
 * must fail. So that this is no empty promise, the part of changes that matter has a lower limit; and the figures are what they are for
 * these recorded inputs, among them rows of 30 and 1000 times the usual size.
 */
class ParameterMutationTest {
    private static final double TOLERANCE = 1e-5;
    private static final double CHANGE = 1e-3;
    private static final int SAMPLED = 60;

    @ParameterizedTest
    @CsvSource({
        "keras2.13_tf2.13/lepton, 0.45",
        "keras2.2.4_tf1.15/jet_tagger, 0.5",
        "keras2.15_tf2.15/bn_first, 0.85",
        "keras3.15_tf2.21/nested_frozen_first, 0.95",
        "keras3.3_tf2.16/func_shared_series, 0.9",
        "keras3.3_tf2.16/adv_prelu, 0.85",
        "keras2.15_tf2.15/nested_multi_io, 0.95",
        "keras2.13_tf2.13/pre_layer_normalization, 0.9",
    })
    void noticesEveryChangeThatMatters(String name, double mattering) throws IOException {
        Path path = Path.of("testdata/keras", name);
        CaseFolder folder = CaseFolder.below(path).get(0);
        Reference reference = Reference.read(folder.expected());
        CaseFolder.Form form = folder.forms().get(0);
        Model model =
                ModelOptions.loader(form.architecture()).load(form.file()).withInputShapes(reference.inputShapes());
        ModelCheck check = new ModelCheck(reference, TOLERANCE);
        List<float[]> original = outputs(model, reference);
        int before = failures(check, model);

        int mattered = 0;
        List<Place> places = sample(model.network());
        for (Place place : places) {
            Model changed = Model.of(place.changed(model.network()), model.provenance());
            if (matters(original, outputs(changed, reference), reference)) {
                mattered++;
                assertThat(failures(check, changed)).as(place.toString()).isGreaterThan(before);
            }
        }

        assertThat(before).as("failures of the unchanged model").isZero();
        assertThat((double) mattered / places.size())
                .as("part of the changes that matter")
                .isGreaterThanOrEqualTo(mattering);
    }

    /** One number among all parameters. */
    private record Place(int member, Parameter parameter, int index) {
        Network changed(Network network) {
            double[] values = parameter.values();
            double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
            double size = Math.abs(values[index]) > CHANGE * largest ? values[index] : Math.max(largest, 1);
            values[index] += CHANGE * size;
            List<Parameters> all = new ArrayList<>(network.parameters());
            all.set(
                    member,
                    Parameters.of(all.get(member).all().stream()
                            .map(other -> other.name().equals(parameter.name())
                                    ? Parameter.of(other.name(), other.shape(), values)
                                    : other)
                            .toList()));
            return new Network(network.graph(), all);
        }

        @Override
        public String toString() {
            return "member " + member + ", " + parameter.name() + "[" + index + "]";
        }
    }

    private static List<Place> sample(Network network) {
        List<Place> all = new ArrayList<>();
        for (int member = 0; member < network.parameters().size(); member++) {
            for (Parameter parameter : network.parameters().get(member).all()) {
                for (int index = 0; index < parameter.shape().size(); index++) {
                    all.add(new Place(member, parameter, index));
                }
            }
        }
        java.util.Collections.shuffle(all, new Random(20));
        return all.subList(0, Math.min(SAMPLED, all.size()));
    }

    private static List<float[]> outputs(Model model, Reference reference) {
        return Evaluation.all(model).get(1).evaluator().outputs(reference.main());
    }

    private static int failures(ModelCheck check, Model model) {
        return check.deviations(model).stream()
                .mapToInt(deviation -> deviation.failures().size())
                .sum();
    }

    private static boolean matters(List<float[]> before, List<float[]> after, Reference reference) {
        for (int output = 0; output < before.size(); output++) {
            Reference.Expected expected = reference.main().outputs().get(output);
            for (int i = 0; i < before.get(output).length; i++) {
                double truth = expected.truth(i);
                double widest = Math.max(
                        TOLERANCE * (1 + Math.abs(truth)),
                        20 * Math.abs(expected.keras().values()[i] - truth) + TOLERANCE);
                if (Math.abs(after.get(output)[i] - before.get(output)[i]) > 2 * widest) {
                    return true;
                }
            }
        }
        return false;
    }
}
