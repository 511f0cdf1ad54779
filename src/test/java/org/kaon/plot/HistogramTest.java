package org.kaon.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final double[] VALUES = {0, 0.1, 0.5, 0.99, 1, 1.5};
    private static final double[] WEIGHTS = {1, 2, 3, 1, 1, 2};

    @Test
    void upperEndBelongsToTheLastBinAndTheRestLiesOutside() {
        Histogram histogram = Histogram.of(VALUES, WEIGHTS, new Range(0, 1), 2);

        assertThat(histogram.outlineX()).containsExactly(0, 0, 0.5, 0.5, 1, 1);
        assertThat(histogram.outlineY(0)).containsExactly(0, 3, 3, 5, 5, 0);
        assertThat(histogram.centres()).containsExactly(0.25, 0.75);
        assertThat(histogram.outside()).isEqualTo(2);
    }

    @Test
    void errorIsTheRootOfSquaredWeights() {
        Histogram histogram = Histogram.of(VALUES, WEIGHTS, new Range(0, 1), 4);

        double[] high = histogram.errorEnds(1, 0);
        assertThat(high[0]).isEqualTo(3 + Math.sqrt(5));
        assertThat(high[1]).isNaN();
        assertThat(histogram.errorEnds(-1, 0.9)[0]).isEqualTo(0.9);
        assertThat(histogram.top()).isEqualTo(3 + Math.sqrt(9));
    }

    @Test
    void wholeHasAreaOne() {
        Histogram histogram = Histogram.of(VALUES, WEIGHTS, new Range(0, 1), 4).normalised();
        double inside = Arrays.stream(histogram.errorEnds(0, 0))
                        .filter(Double::isFinite)
                        .sum()
                * histogram.binWidth();
        assertThat(inside).isCloseTo(8 / 10.0, within(1e-15));
    }

    @Test
    void binsOfRoundWidthHoldTheRange() {
        Range range = new Range(-22.9, 19.3).wholeBins(50);
        assertThat(range).isEqualTo(new Range(-23, 20));
        assertThat(range.binCount(50)).isEqualTo(43);
    }

    @Test
    void rangeOfOnePointHasWidth() {
        assertThat(Range.of(new double[] {3, 3})).isEqualTo(new Range(1.5, 4.5));
        assertThat(Range.of(new double[] {0})).isEqualTo(new Range(-1e-3, 1e-3));
        assertThat(Range.of(new double[] {Double.NaN}, new double[0])).isEqualTo(new Range(0, 1));
    }
}
