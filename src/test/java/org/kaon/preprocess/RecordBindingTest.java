package org.kaon.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;

class RecordBindingTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.named(List.of("lepton pT", "jet 1 b-tag", "m_jj"));

    private record Event(String id, Double mJJ, int jet1BTag, float lepton_pt) {}

    @Test
    void findsComponentsWhateverTheirCaseAndSigns() {
        RecordBinding<Event> binding = SCHEMA.bind(Event.class);
        float[] values = new float[5];

        binding.read(new Event("e", 0.1, 2, 3.5f), values, 1);

        assertThat(values).containsExactly(0, 3.5f, 2, 0.1f, 0);
        assertThat(binding.values(new Event("e", 0.1, 2, 3.5f))).containsExactly(3.5, 2, 0.1);
        assertThat(SCHEMA.bind(Event.class, MethodHandles.lookup()).values(new Event("e", 0.1, 2, 3.5f)))
                .containsExactly(3.5, 2, 0.1);
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> SCHEMA.bind(Event.class).values(new Event("e", null, 2, 3.5f)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Feature 'm_jj': the value in Event[id=e, mJJ=null");
    }

    private record Incomplete(float leptonPt, float mass) {}

    @Test
    void listsWhatIsMissing() {
        assertThatThrownBy(() -> SCHEMA.bind(Incomplete.class))
                .isInstanceOf(InputException.class)
                .hasMessage("Record " + Incomplete.class.getName()
                        + ": no component for features 'jet 1 b-tag', 'm_jj'; components: 'leptonPt', 'mass'");
    }

    private record Doubled(float leptonPt, float lepton_pt, float jet1btag, boolean mjj) {}

    @Test
    void refusesAmbiguitiesAndWhatIsNoNumber() {
        assertThatThrownBy(() -> SCHEMA.bind(Doubled.class))
                .isInstanceOf(InputException.class)
                .hasMessage("Record " + Doubled.class.getName()
                        + ": several components fit feature 'lepton pT': 'leptonPt', 'lepton_pt'; "
                        + "component 'mjj' is a boolean, expected a number");
        assertThatThrownBy(() -> FeatureSchema.named(List.of("m_jj", "mJJ")).bind(Event.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("component 'mJJ' fits several features: 'm_jj', 'mJJ'");
    }
}
