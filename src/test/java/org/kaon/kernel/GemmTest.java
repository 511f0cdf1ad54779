package org.kaon.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaon.activation.Fma;

/** Wherever loops begin, the bits are those of a plain triple loop. */
class GemmTest {
    /** So many multiply-adds that it is time to look for the best beginning. */
    private static final long MANY = 1L << 40;

    private final Random random = new Random(1);

    @Test
    void anyBeginningGivesTheBitsOfATripleLoop() {
        for (int n : new int[] {1, 2, 15, 16, 17, 31, 32, 33, 64, 100}) {
            for (int m = 1; m <= Gemm.ROWS_AT_A_TIME; m++) {
                for (int start = 0; start < Gemm.LEAD; start++) {
                    for (int k : new int[] {1, 2, 3, 4, 5, 6, 7, 9}) {
                        agrees(m, k, n, start);
                    }
                }
            }
        }
    }

    private void agrees(int m, int k, int n, int start) {
        float[][] b = Gemm.rows(k, n);
        for (float[] row : b) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextFloat() - 0.5f;
            }
        }
        float[] a = new float[m * k];
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextFloat() - 0.5f;
        }
        float[][] c = Gemm.rows(m, n);
        for (float[] row : c) {
            Arrays.fill(row, 7);
        }

        Gemm.someRows(m, k, n, a, 0, k, 1, b, 0, 1, c, 0, start);

        for (int r = 0; r < m; r++) {
            float[] expected = new float[n];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < n; j++) {
                    expected[j] = Fma.of(a[r * k + i], b[i][Gemm.LEAD + j], expected[j]);
                }
            }
            assertThat(Arrays.copyOfRange(c[r], Gemm.LEAD, Gemm.LEAD + n))
                    .as("%d x %d x %d from %d, row %d", m, k, n, start, r)
                    .isEqualTo(expected);
        }
    }

    @Test
    void lookingForABeginningLeavesRowsOfZerosAsTheyAre() {
        for (int n : new int[] {1, 16, 40, 300, 1000}) {
            Sums sums = Sums.of(7, n);
            for (int row = 0; row < 7; row += Gemm.ROWS_AT_A_TIME) {
                for (int look = 0; look < 20; look++) {
                    assertThat(sums.startBefore(row, MANY)).isBetween(0, Gemm.LEAD - 1);
                }
            }
            for (float[] row : sums.rows()) {
                assertThat(row).containsOnly(0);
            }
        }
    }

    @Test
    void rowsOfTwoProductsAreNeverTakenTogether() {
        Sums sums = Sums.of(8, 40);
        assertThatThrownBy(() -> sums.startBefore(Gemm.ROWS_AT_A_TIME + 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple")
                .hasMessageContaining("got " + (Gemm.ROWS_AT_A_TIME + 1));
    }

    @Test
    void clearingReachesAllThatLoopsTouch() {
        for (int n : new int[] {1, 16, 17, 300}) {
            Sums sums = Sums.of(1, n);
            Arrays.fill(sums.row(0), 1);
            sums.clear(0, 1, n);
            for (int start = 0; start < Gemm.LEAD; start++) {
                int end = Gemm.end(start, n);
                assertThat(end).isGreaterThanOrEqualTo(Gemm.LEAD + n);
                assertThat((end - start) % Gemm.LEAD).isEqualTo(1);
                assertThat(Arrays.copyOf(sums.row(0), end)).containsOnly(0);
            }
        }
    }
}
