package org.kaon.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.data.Dataset;
import org.kaon.reference.StudyReference;

class ColumnSummaryTest {
    /** Moments up to the fourth of some hundred numbers of size 1, summed otherwise. */
    private static final double ROUNDING = 1e-12;

    @Test
    void saysWhatSciPySays() throws IOException {
        for (JsonObject reference : StudyReference.cases("summaries")) {
            float[] values = StudyReference.floats(reference, "values");

            ColumnSummary summary = ColumnSummary.of("x", values);

            double[] quartiles = StudyReference.numbers(reference, "quartiles");
            assertThat(summary.count()).isEqualTo(values.length);
            assertThat(summary.min()).isEqualTo(reference.get("min").getAsDouble());
            assertThat(summary.max()).isEqualTo(reference.get("max").getAsDouble());
            assertThat(summary.deciles()).containsExactly(StudyReference.numbers(reference, "deciles"));
            assertThat(summary.median()).isEqualTo(summary.deciles()[4]);
            assertThat(summary.interquartileRange()).isEqualTo(quartiles[1] - quartiles[0]);
            assertThat(summary.skewness()).isCloseTo(reference.get("skewness").getAsDouble(), within(ROUNDING));
            assertThat(summary.kurtosis()).isCloseTo(reference.get("kurtosis").getAsDouble(), within(ROUNDING));
            assertThat(summary.trimmedMean()).isCloseTo(reference.get("trimmed").getAsDouble(), within(ROUNDING));
            assertThat(summary.winsorisedMean())
                    .isCloseTo(reference.get("winsorised").getAsDouble(), within(ROUNDING));
        }
    }

    @Test
    void countsWhatIsMissingAndLeavesItOut() {
        Dataset table = Dataset.of(List.of("a", "b"), new float[] {1, 5, Float.NaN, 6, 3, 7});

        List<ColumnSummary> summaries = ColumnSummary.of(table);

        assertThat(summaries).extracting(ColumnSummary::name).containsExactly("a", "b");
        assertThat(summaries).extracting(ColumnSummary::count).containsExactly(2L, 3L);
        assertThat(summaries).extracting(ColumnSummary::missingCount).containsExactly(1L, 0L);
        assertThat(summaries.get(0).median()).isEqualTo(2);
        assertThat(summaries.get(0).skewness()).isNaN();
    }
}
