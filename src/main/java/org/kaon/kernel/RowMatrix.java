package org.kaon.kernel;

import java.util.Arrays;

/** Every row an array of its own. */
final class RowMatrix implements RightMatrix {
    /** Columns that are copied together where rows don't lie in one piece: a cache line of each row. */
    private static final int COLUMNS_AT_A_TIME = 16;

    private int size;
    private int width;
    private float[][] rows = {};
    private float[] bias = {};
    private boolean hasBias;

    @Override
    public void take(int newSize, int newWidth, float[] b, int rowStep, int columnStep) {
        if (rows.length < newSize || width != newWidth) {
            rows = Gemm.rows(newSize, newWidth);
            bias = new float[newWidth];
        }
        hasBias = false;
        size = newSize;
        width = newWidth;
        for (int first = 0; first < width; first += COLUMNS_AT_A_TIME) {
            int count = columnStep == 1 ? width : Math.min(COLUMNS_AT_A_TIME, width - first);
            for (int i = 0; i < size; i++) {
                copy(b, i * rowStep + first * columnStep, columnStep, rows[i], first, count);
            }
            if (columnStep == 1) {
                return;
            }
        }
    }

    private static void copy(float[] b, int from, int columnStep, float[] row, int first, int count) {
        if (columnStep == 1) {
            System.arraycopy(b, from, row, first, count);
            return;
        }
        for (int j = 0; j < count; j++) {
            row[first + j] = b[from + j * columnStep];
        }
    }

    @Override
    public void bias(float[] newBias) {
        System.arraycopy(newBias, 0, bias, 0, width);
        hasBias = true;
    }

    @Override
    public void addProduct(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        run(true, m, a, from, rowStep, columnStep, c, to, workspace);
    }

    @Override
    public void product(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        run(false, m, a, from, rowStep, columnStep, c, to, workspace);
    }

    private void run(
            boolean adds,
            int m,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] c,
            int to,
            Workspace workspace) {
        float[][] sums = workspace.rows(Gemm.ROWS_AT_A_TIME, width);
        for (int r = 0; r < m; r += Gemm.ROWS_AT_A_TIME) {
            int count = Math.min(Gemm.ROWS_AT_A_TIME, m - r);
            for (int i = 0; i < count; i++) {
                Arrays.fill(sums[i], 0, width, 0);
            }
            Gemm.add(count, size, width, a, from + r * rowStep, rowStep, columnStep, rows, 0, 1, sums, 0);
            for (int i = 0; i < count; i++) {
                int row = to + (r + i) * width;
                if (adds) {
                    add(sums[i], c, row);
                } else if (hasBias) {
                    addBias(sums[i], c, row);
                } else {
                    System.arraycopy(sums[i], 0, c, row, width);
                }
            }
        }
    }

    @Override
    public void addColumnSums(float[] sums, Workspace workspace) {
        float[] columns = workspace.rows(1, width)[0];
        Arrays.fill(columns, 0, width, 0);
        for (int i = 0; i < size; i++) {
            addRow(width, rows[i], columns);
        }
        addRow(width, columns, sums);
    }

    private static void addRow(int n, float[] row, float[] sums) {
        for (int j = 0; j < n; j++) {
            sums[j] += row[j];
        }
    }

    private void add(float[] sums, float[] c, int to) {
        for (int j = 0; j < width; j++) {
            c[to + j] += sums[j];
        }
    }

    private void addBias(float[] sums, float[] c, int to) {
        for (int j = 0; j < width; j++) {
            c[to + j] = sums[j] + bias[j];
        }
    }
}
