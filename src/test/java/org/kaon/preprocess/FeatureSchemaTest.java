package org.kaon.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;

class FeatureSchemaTest {
    private static final FeatureSchema SCHEMA =
            FeatureSchema.named(List.of("signal", "lepton pT", "lepton eta", "jet 1 b-tag", "m_jj"));

    @Test
    void leavesOutTheLabelsRowByCount() {
        assertThat(SCHEMA.forInputs(4).names()).containsExactly("lepton pT", "lepton eta", "jet 1 b-tag", "m_jj");
        assertThat(SCHEMA.forInputs(5)).isEqualTo(SCHEMA);
        assertThatThrownBy(() -> SCHEMA.forInputs(3))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "5 rows of statistics, but the model takes 3 values per event; expected 3 rows, or 4 with the label's row first; "
                                + "choose features by select(names)");
        assertThatThrownBy(() -> SCHEMA.forInputs(6))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("takes 6 values");
    }

    @Test
    void selectsByNameInTheGivenOrder() {
        assertThat(SCHEMA.select(List.of("m_jj", "lepton pT")).names()).containsExactly("m_jj", "lepton pT");
        assertThatThrownBy(() -> SCHEMA.select(List.of("m_jjj", "lepton pt", "energy")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "unknown features: 'm_jjj' (nearest: 'm_jj'), 'lepton pt' (nearest: 'lepton pT'), 'energy'; known: 'signal', "
                                + "'lepton pT', 'lepton eta', 'jet 1 b-tag', 'm_jj'");
        assertThatThrownBy(() -> SCHEMA.select(List.of("m_jj", "m_jj"))).hasMessage("features named twice: 'm_jj'");
        assertThatThrownBy(() -> SCHEMA.select(List.of())).hasMessage("a schema without features");
    }

    @Test
    void findsTheIndexOfAName() {
        assertThat(SCHEMA.indexOf("lepton eta")).isEqualTo(2);
        assertThatThrownBy(() -> SCHEMA.indexOf("lepton ETA"))
                .hasMessageStartingWith("unknown features: 'lepton ETA' (nearest: 'lepton eta')");
    }

    @Test
    void takesValuesByNameInAnyOrder() {
        FeatureSchema schema = SCHEMA.select(List.of("m_jj", "lepton pT"));
        Map<String, Number> event = new LinkedHashMap<>();
        event.put("lepton pT", 2);
        event.put("m_jj", 1.5f);

        assertThat(schema.values(event)).containsExactly(1.5, 2);
    }

    @Test
    void listsAllMissingAndUnknownNames() {
        FeatureSchema schema = SCHEMA.forInputs(4);

        assertThatThrownBy(() -> schema.values(Map.of("lepton pT", 1, "M_JJ", 2, "charge", 3)))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "missing features: 'lepton eta', 'jet 1 b-tag', 'm_jj'; unknown features: 'M_JJ' (nearest: 'm_jj'), 'charge'; "
                                + "known: 'lepton pT', 'lepton eta', 'jet 1 b-tag', 'm_jj'");
        assertThatThrownBy(() -> schema.values(
                        Map.of("lepton pT", 1, "lepton eta", 1, "jet 1 b-tag", 1, "m_jj", 1, "signal", 1)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("unknown features: 'signal'");
        Map<String, Double> withNull = new LinkedHashMap<>();
        withNull.put("lepton pT", null);
        assertThatThrownBy(() -> schema.values(withNull))
                .hasMessage("Feature 'lepton pT': the value is null, expected a number");
    }

    @Test
    void bindsAHeaderOnce() {
        FeatureSchema schema = FeatureSchema.named(List.of("lepton pT", "charge", "jet 1 b-tag", "m_jj"));

        assertThat(schema.columnsIn(List.of("m_jj", "event", "jet 1 b-tag", "event", "charge", "lepton pT")))
                .containsExactly(5, 4, 2, 0);
        assertThatThrownBy(() -> schema.columnsIn(List.of("m_jj", "m_jj", "lepton_pt", "jet 1 b-tag", "jet 1 b-tag")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Header of 5 columns: no column for 'lepton pT' (nearest: 'lepton_pt'), 'charge'; several columns named "
                                + "'m_jj', 'jet 1 b-tag'");
    }

    @Test
    void featuresCheckTheirNumbers() {
        assertThatThrownBy(() -> new Feature(" ", 0, 1, 0, 1)).hasMessage("a feature has a blank name");
        assertThatThrownBy(() -> new Feature("x", Double.NaN, 1, 0, 1))
                .hasMessage("Feature 'x': Mean is NaN, expected a finite number");
        assertThatThrownBy(() -> new Feature("x", 0, -1, 0, 1))
                .hasMessage("Feature 'x': Std is -1.0, expected a finite number of at least 0");
        assertThatThrownBy(() -> new Feature("x", 0, Double.NaN, 0, 1)).hasMessageContaining("Std is NaN");
        assertThatThrownBy(() -> new Feature("x", 0, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .hasMessageContaining("Min is");
        assertThatThrownBy(() -> new Feature("x", 0, 1, 2, 1))
                .hasMessage("Feature 'x': Max is 1.0, expected at least Min, 2.0");
        assertThatThrownBy(() -> new Feature("x", 0, 1, 2, Double.NaN)).hasMessageContaining("Max is NaN");
        assertThat(new Feature("x", 0, 0, 0, 0).std()).isZero();
    }

    @Test
    void slackIsAMillionthOfTheLargerFiniteBound() {
        Feature both = new Feature("x", 0, 1, -4, 1);
        Feature half = new Feature("x", 0, 1, 2, Double.POSITIVE_INFINITY);

        assertThat(both.lowest()).isEqualTo(-4.000004);
        assertThat(both.highest()).isEqualTo(1.000004);
        assertThat(half.lowest()).isEqualTo(2 - 2e-6);
        assertThat(half.highest()).isInfinite();
        assertThat(half.isBounded()).isTrue();
        assertThat(Feature.named("x").isBounded()).isFalse();
    }
}
