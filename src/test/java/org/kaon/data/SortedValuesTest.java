package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;
import org.kaon.reference.StudyReference;

class SortedValuesTest {
    /** The same interpolation in the same order of operations. */
    @Test
    void givesNumpysQuantilesExactly() throws IOException {
        for (JsonObject reference : StudyReference.cases("summaries")) {
            SortedValues sorted = SortedValues.of(StudyReference.floats(reference, "values"));
            double[] deciles = StudyReference.numbers(reference, "deciles");
            for (int i = 0; i < deciles.length; i++) {
                assertThat(sorted.quantile((i + 1) / 10.0)).isEqualTo(deciles[i]);
            }
            assertThat(new double[] {sorted.quantile(0.25), sorted.quantile(0.75)})
                    .containsExactly(StudyReference.numbers(reference, "quartiles"));
        }
    }

    /** Sums of up to 407 numbers of size 1, in another order. */
    @Test
    void trimsAndWinsorisesAsSciPyDoes() throws IOException {
        for (JsonObject reference : StudyReference.cases("summaries")) {
            SortedValues sorted = SortedValues.of(StudyReference.floats(reference, "values"));
            assertThat(sorted.trimmedMean(0.1))
                    .isCloseTo(reference.get("trimmed").getAsDouble(), within(1e-14));
            assertThat(sorted.winsorisedMean(0.05))
                    .isCloseTo(reference.get("winsorised").getAsDouble(), within(1e-14));
        }
    }

    @Test
    void leavesNaNOutAndTheValuesAsTheyWere() {
        float[] values = {3, Float.NaN, 1, Float.NaN};

        SortedValues sorted = SortedValues.of(values);

        assertThat(sorted.count()).isEqualTo(2);
        assertThat(sorted.quantile(0)).isEqualTo(1);
        assertThat(sorted.quantile(0.5)).isEqualTo(2);
        assertThat(sorted.quantile(1)).isEqualTo(3);
        assertThat(values[0]).isEqualTo(3);
    }

    @Test
    void interpolatesNothingBetweenEqualInfinities() {
        float infinity = Float.POSITIVE_INFINITY;
        assertThat(SortedValues.of(new float[] {infinity, infinity}).quantile(0.3))
                .isEqualTo(infinity);
    }

    @Test
    void rejectsWhatHasNoQuantile() {
        assertThatThrownBy(() -> SortedValues.of(new float[] {Float.NaN}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 values of which none is a number");
        SortedValues one = SortedValues.of(new float[] {1});
        assertThatThrownBy(() -> one.quantile(1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> one.quantile(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> one.trimmedMean(0.5)).hasMessageContaining("0.5");
    }
}
