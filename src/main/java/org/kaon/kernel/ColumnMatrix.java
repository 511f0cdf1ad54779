package org.kaon.kernel;

import java.util.Arrays;
import org.kaon.activation.Fma;

/** Few columns, each an array of its own, laid out by {@link FeatureMajor}: loops over so few values would be all beginning and end, so they run over rows of B, with eight rows of A at a time. */
final class ColumnMatrix implements RightMatrix {
    /** As many sums as hide how long one addition takes, on processors that begin two in each cycle. */
    private static final int ROWS_AT_A_TIME = 8;

    /** Added to any sum, leaves its bits as they are; 0 would make -0 a 0. */
    private static final float NOTHING = -0f;

    private int size;
    private float[][] columns = {};
    private float[] bias = {};

    @Override
    public void take(int rows, int newWidth, float[] b, int rowStep, int columnStep) {
        if (columns.length != newWidth || Gemm.room(columns[0]) < rows) {
            columns = Gemm.rows(newWidth, rows);
            bias = new float[newWidth];
        }
        size = rows;
        Arrays.fill(bias, NOTHING);
        FeatureMajor.fromVectors(size, b, 0, rowStep, columnStep, newWidth, columns);
    }

    @Override
    public void bias(float[] newBias) {
        System.arraycopy(newBias, 0, bias, 0, bias.length);
    }

    @Override
    public void addProduct(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        run(true, m, a, from, rowStep, columnStep, c, to, workspace.scratch(ROWS_AT_A_TIME));
    }

    @Override
    public void product(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        run(false, m, a, from, rowStep, columnStep, c, to, workspace.scratch(ROWS_AT_A_TIME));
    }

    private void run(
            boolean adds, int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, float[] sums) {
        int width = columns.length;
        for (int r = 0; r < m; r += ROWS_AT_A_TIME) {
            int count = Math.min(ROWS_AT_A_TIME, m - r);
            for (int j = 0; j < width; j++) {
                sum(count, a, from + r * rowStep, rowStep, columnStep, columns[j], sums);
                for (int i = 0; i < count; i++) {
                    int at = to + (r + i) * width + j;
                    c[at] = sums[i] + (adds ? c[at] : bias[j]);
                }
            }
        }
    }

    /** Some rows by one column. Where there are fewer rows than are taken at a time, the last one is summed several times at once. */
    private void sum(int count, float[] a, int from, int rowStep, int columnStep, float[] column, float[] sums) {
        int last = count - 1;
        int a1 = Math.min(1, last) * rowStep;
        int a2 = Math.min(2, last) * rowStep;
        int a3 = Math.min(3, last) * rowStep;
        int a4 = Math.min(4, last) * rowStep;
        int a5 = Math.min(5, last) * rowStep;
        int a6 = Math.min(6, last) * rowStep;
        int a7 = Math.min(7, last) * rowStep;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int p = from;
        for (int i = Gemm.LEAD; i < Gemm.LEAD + size; i++) {
            float b = column[i];
            s0 = Fma.of(a[p], b, s0);
            s1 = Fma.of(a[p + a1], b, s1);
            s2 = Fma.of(a[p + a2], b, s2);
            s3 = Fma.of(a[p + a3], b, s3);
            s4 = Fma.of(a[p + a4], b, s4);
            s5 = Fma.of(a[p + a5], b, s5);
            s6 = Fma.of(a[p + a6], b, s6);
            s7 = Fma.of(a[p + a7], b, s7);
            p += columnStep;
        }
        sums[0] = s0;
        sums[1] = s1;
        sums[2] = s2;
        sums[3] = s3;
        sums[4] = s4;
        sums[5] = s5;
        sums[6] = s6;
        sums[7] = s7;
    }

    @Override
    public void addColumnSums(float[] sums, Workspace workspace) {
        for (int j = 0; j < columns.length; j++) {
            float sum = 0;
            for (int i = Gemm.LEAD; i < Gemm.LEAD + size; i++) {
                sum += columns[j][i];
            }
            sums[j] += sum;
        }
    }
}
