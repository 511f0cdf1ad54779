package org.kaon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.activation.Fma;

/** Products of matrices have the bits of a plain triple loop, whatever kernel computes them; the build runs this with and without vectors and FMA. */
class MatrixKernelTest {
    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 11, 16, 17, 31, 33, 48, 64, 65, 80, 97, 130};

    private final Random random = new Random(1);

    static Stream<MatrixKernel> kernels() {
        return Stream.of(MatrixKernels.plain(), MatrixKernels.best()).distinct();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void productsHaveTheBitsOfATripleLoop(MatrixKernel kernel) {
        Workspace workspace = new Workspace(kernel);
        for (int attempt = 0; attempt < 400; attempt++) {
            agrees(kernel, workspace, size(), size(), size(), attempt % 2 == 0, attempt % 4 < 2);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aMatrixIsTakenInThePlaceOfAnother(MatrixKernel kernel) {
        Workspace workspace = new Workspace(kernel);
        RightMatrix right = workspace.matrix(0);
        for (int n : new int[] {70, 3, 3, 70, 1, 130, 64}) {
            float[] b = values(9 * n);
            float[] a = values(5 * 9);
            float[] c = new float[5 * n];
            right.take(9, n, b, n, 1);
            right.addProduct(5, a, 0, 9, 1, c, 0, workspace);
            assertThat(c).isEqualTo(expected(5, 9, n, a, 9, 1, b, n, 1));
            float[] replaced = new float[5 * n];
            right.product(5, a, 0, 9, 1, replaced, 0, workspace);
            assertThat(replaced).as("without the bias of the one before").isEqualTo(c);
            right.bias(values(n));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void columnsAreSummedInTheOrderOfRows(MatrixKernel kernel) {
        Workspace workspace = new Workspace(kernel);
        RightMatrix right = workspace.matrix(0);
        for (int n : SIZES) {
            float[] b = values(9 * n);
            right.take(9, n, b, n, 1);
            float[] sums = values(n);
            float[] expected = sums.clone();
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int i = 0; i < 9; i++) {
                    sum += b[i * n + j];
                }
                expected[j] += sum;
            }
            right.addColumnSums(sums, workspace);
            assertThat(sums).as("%s: %d columns", kernel.name(), n).isEqualTo(expected);
        }
    }

    private int size() {
        return SIZES[random.nextInt(SIZES.length)];
    }

    private void agrees(
            MatrixKernel kernel, Workspace workspace, int m, int k, int n, boolean transposedA, boolean transposedB) {
        float[] a = values(m * k);
        float[] b = values(k * n);
        float[] c = values(m * n);
        int aRow = transposedA ? 1 : k;
        int aColumn = transposedA ? m : 1;
        int bRow = transposedB ? 1 : n;
        int bColumn = transposedB ? k : 1;
        String name = "%s: %d x %d x %d".formatted(kernel.name(), m, k, n);
        float[] product = expected(m, k, n, a, aRow, aColumn, b, bRow, bColumn);
        float[] sums = c.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += product[i];
        }

        RightMatrix right = workspace.matrix(0);
        right.take(k, n, b, bRow, bColumn);
        float[] replaced = c.clone();
        right.product(m, a, 0, aRow, aColumn, replaced, 0, workspace);
        assertThat(replaced).as(name).isEqualTo(product);

        float[] bias = values(n);
        right.bias(bias);
        right.product(m, a, 0, aRow, aColumn, replaced, 0, workspace);
        for (int i = 0; i < product.length; i++) {
            product[i] += bias[i % n];
        }
        assertThat(replaced).as(name).isEqualTo(product);

        right.addProduct(m, a, 0, aRow, aColumn, c, 0, workspace);
        assertThat(c).as(name).isEqualTo(sums);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aProductMayLieInsideOtherArrays(MatrixKernel kernel) {
        Workspace workspace = new Workspace(kernel);
        RightMatrix right = workspace.matrix(0);
        for (int n : new int[] {1, 20, 70}) {
            float[] a = values(30 + 12 * 9);
            float[] b = values(9 * n);
            right.take(9, n, b, n, 1);
            float[] c = values(5 + 12 * n + 5);
            float[] before = c.clone();
            right.product(12, a, 30, 9, 1, c, 5, workspace);
            float[] inside = expected(12, 9, n, Arrays.copyOfRange(a, 30, a.length), 9, 1, b, n, 1);
            assertThat(Arrays.copyOfRange(c, 5, c.length - 5)).isEqualTo(inside);
            assertThat(Arrays.copyOf(c, 5)).isEqualTo(Arrays.copyOf(before, 5));
            assertThat(Arrays.copyOfRange(c, c.length - 5, c.length))
                    .isEqualTo(Arrays.copyOfRange(before, c.length - 5, c.length));
        }
    }

    private static float[] expected(
            int m, int k, int n, float[] a, int aRow, int aColumn, float[] b, int bRow, int bColumn) {
        float[] c = new float[m * n];
        for (int r = 0; r < m; r++) {
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < k; i++) {
                    c[r * n + j] = Fma.of(a[r * aRow + i * aColumn], b[i * bRow + j * bColumn], c[r * n + j]);
                }
            }
        }
        return c;
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
