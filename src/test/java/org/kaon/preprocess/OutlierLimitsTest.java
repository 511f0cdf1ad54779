package org.kaon.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.reference.StudyReference;

class OutlierLimitsTest {
    @Test
    void findsNumpysOutliersByQuantile() throws IOException {
        JsonObject reference = StudyReference.section("outliers");
        Dataset features = features();

        OutlierLimits limits = OutlierLimits.ofQuantile(features, 0.9999);

        assertThat(limits.limits()).containsExactly(StudyReference.numbers(reference, "limits"));
        assertThat(counts(limits, features)).containsExactly(StudyReference.numbers(reference, "above"));
        assertThat(limits.rowsWithin(features)).hasSize(reference.get("kept").getAsInt());
    }

    @Test
    void findsNumpysOutliersBySigmas() throws IOException {
        JsonObject reference = StudyReference.section("outliers");
        Dataset features = features();

        OutlierLimits limits = OutlierLimits.ofSigmas(features, 8);

        // Sums of 20,000 numbers in another order.
        assertThat(limits.limits()).containsExactly(StudyReference.numbers(reference, "sigma"), within(1e-10));
        assertThat(counts(limits, features)).containsExactly(StudyReference.numbers(reference, "above_sigma"));
    }

    @Test
    void keepsValuesAtTheLimitAndNaN() {
        OutlierLimits limits = new OutlierLimits(List.of("b"), new double[] {2});
        Dataset table = Dataset.of(List.of("a", "b"), new float[] {9, 2, 9, -2.5f, 9, Float.NaN, 9, -2});

        assertThat(limits.rowsWithin(table)).containsExactly(0, 2, 3);
        assertThat(limits.counts(table)).containsExactly(1);
    }

    @Test
    void rejectsTablesWithoutItsColumns() {
        OutlierLimits limits = new OutlierLimits(List.of("b"), new double[] {2});

        assertThatThrownBy(() -> limits.counts(Dataset.of(List.of("a"), new float[] {1})))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'b'");
        assertThatThrownBy(() -> new OutlierLimits(List.of("b"), new double[2]))
                .hasMessageContaining("2 limits for 1 columns");
    }

    private static Dataset features() throws IOException {
        return StudyReference.table(StudyReference.EVENTS).without(List.of("signal"));
    }

    private static double[] counts(OutlierLimits limits, Dataset table) {
        return Arrays.stream(limits.counts(table)).asDoubleStream().toArray();
    }
}
