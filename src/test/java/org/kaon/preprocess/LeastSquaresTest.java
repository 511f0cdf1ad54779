package org.kaon.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;

class LeastSquaresTest {
    private static final int ROWS = 500;
    private static final List<String> ALL = List.of("a", "b", "c", "d");

    /** Normal equations lose as many digits as the features' condition number has, here about two. */
    @Test
    void agreesWithTheRegressionOfCommonsMath() {
        float[][] features = features(new Random(1));
        float[][] targets = targets(features, new Random(2));
        LeastSquares fits = LeastSquares.of(Examples.of(features, targets));
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();

        for (int[] chosen : new int[][] {{0, 1, 2, 3}, {1, 3}, {2}}) {
            double[][] x = new double[ROWS][chosen.length];
            double[] y = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                for (int i = 0; i < chosen.length; i++) {
                    x[row][i] = features[row][chosen[i]];
                }
                y[row] = targets[row][0];
            }
            regression.newSampleData(y, x);
            List<String> names = Arrays.stream(chosen).mapToObj(i -> "x_" + i).toList();

            assertThat(fits.rSquared(names)).isCloseTo(regression.calculateRSquared(), within(1e-12));
            assertThat(fits.rank(names)).isEqualTo(chosen.length);
        }
    }

    @Test
    void fitsThePlaneThatCollinearFeaturesSpan() {
        Random random = new Random(4);
        float[] values = new float[5 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            float a = random.nextInt(100);
            float b = random.nextInt(100);
            System.arraycopy(new float[] {a, b, a - 2 * b + 7, 1000, a + random.nextInt(50)}, 0, values, 5 * row, 5);
        }
        Dataset table = Dataset.of(List.of("a", "b", "c", "d", "y"), values);
        LeastSquares fits = LeastSquares.of(Examples.of(table).label("y"));

        assertThat(fits.rank(ALL)).isEqualTo(2);
        assertThat(fits.rSquared(ALL)).isCloseTo(fits.rSquared(List.of("a", "b")), within(1e-12));
        assertThat(fits.rSquared(List.of("d"))).isZero();
        assertThat(fits.rSquared(List.of())).isZero();
    }

    @Test
    void isNotMisledByLargeOffsetsAndScales() {
        float[] values = new float[2 * ROWS];
        Random random = new Random(5);
        for (int row = 0; row < ROWS; row++) {
            values[2 * row] = 1e6f + random.nextInt(8);
            values[2 * row + 1] = 1e-6f * values[2 * row];
        }
        LeastSquares fits = LeastSquares.of(
                Examples.of(Dataset.of(List.of("x", "y"), values)).label("y"));

        // y is x rounded to float: a step of y is 6e-8, of x 1e-6 of y's unit.
        assertThat(fits.rSquared(List.of("x"))).isCloseTo(1, within(1e-3));
    }

    @Test
    void rejectsWhatHasNoFit() {
        Dataset table = Dataset.of(List.of("x", "y"), new float[] {1, 3, 2, 3});
        assertThatThrownBy(() -> LeastSquares.of(Examples.of(table).label("y")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("target 'y' is constant");
        assertThatThrownBy(() -> LeastSquares.of(Examples.of(table.slice(0, 1)).label("y")))
                .hasMessageContaining("1 rows");
        LeastSquares fits = LeastSquares.of(Examples.of(table).label("x"));
        assertThatThrownBy(() -> fits.rSquared(List.of("z"))).hasMessageContaining("'z'");
    }

    private static float[][] features(Random random) {
        float[][] rows = new float[ROWS][4];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (10 * i + (i + 1) * random.nextGaussian() + (i > 0 ? 0.8 * row[i - 1] : 0));
            }
        }
        return rows;
    }

    private static float[][] targets(float[][] features, Random random) {
        float[][] targets = new float[ROWS][1];
        for (int row = 0; row < ROWS; row++) {
            targets[row][0] = (float) (features[row][0] - features[row][3] + 3 * random.nextGaussian());
        }
        return targets;
    }
}
