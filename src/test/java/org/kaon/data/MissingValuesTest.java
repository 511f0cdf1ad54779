package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingValuesTest {
    @Test
    void countsNaNsOfEachColumnAndFindsCompleteRows() {
        float none = Float.NaN;
        Dataset table = Dataset.of(List.of("a", "b"), new float[] {1, none, none, none, 3, Float.POSITIVE_INFINITY});

        MissingValues missing = MissingValues.of(table);

        assertThat(missing.columns()).containsExactly("a", "b");
        assertThat(missing.counts()).containsExactly(1, 2);
        assertThat(missing.total()).isEqualTo(3);
        assertThat(missing.completeRows()).containsExactly(2);
    }
}
