package org.kaon.kernel.vector;

import org.kaon.kernel.RightMatrix;
import org.kaon.kernel.Workspace;

/** A matrix in {@link Panels}. */
final class PanelMatrix implements RightMatrix {
    private int rows;
    private int columns;
    private Panels panels = Panels.of(0, 1);
    private float[] packed = {};
    private Frame layer = Frame.PRODUCT;

    @Override
    public void take(int newRows, int newColumns, float[] b, int rowStep, int columnStep) {
        if (newColumns != columns) {
            panels = Panels.of(newColumns, 1);
        }
        rows = newRows;
        layer = Frame.PRODUCT;
        columns = newColumns;
        if (packed.length < rows * panels.columns()) {
            packed = new float[rows * panels.columns()];
        }
        panels.pack(rows, columns, b, rowStep, columnStep, packed);
    }

    @Override
    public void bias(float[] bias) {
        float[] padded = new float[panels.columns()];
        System.arraycopy(bias, 0, padded, 0, columns);
        layer = Frame.ofLayer(padded, Float.NEGATIVE_INFINITY);
    }

    @Override
    public void addProduct(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        run(m, a, from, rowStep, columnStep, c, to, Frame.ADDING, workspace);
    }

    @Override
    public void product(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        run(m, a, from, rowStep, columnStep, c, to, layer, workspace);
    }

    @Override
    public void addColumnSums(float[] sums, Workspace workspace) {
        float[] all = workspace.scratch(panels.columns());
        panels.sum(rows, packed, all);
        add(all, 0, columns, sums, 0);
    }

    private void run(
            int m,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] c,
            int to,
            Frame frame,
            Workspace workspace) {
        int panel = 0;
        int first = 0;
        for (int width : panels.widths()) {
            int wide = width * Panels.V;
            if (first + wide <= columns) {
                panels.product(
                        width,
                        m,
                        rows,
                        a,
                        from,
                        rowStep,
                        columnStep,
                        packed,
                        panel,
                        c,
                        to + first,
                        columns,
                        frame,
                        first);
            } else {
                runLast(width, m, a, from, rowStep, columnStep, panel, c, to, first, frame, workspace);
            }
            panel += rows * wide;
            first += wide;
        }
    }

    /** A panel with columns that C hasn't: by way of an array that has them. */
    private void runLast(
            int width,
            int m,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            int panel,
            float[] c,
            int to,
            int first,
            Frame frame,
            Workspace workspace) {
        int wide = width * Panels.V;
        int taken = Math.max(0, columns - first);
        float[] sums = workspace.scratch(m * wide);
        boolean adds = frame == Frame.ADDING;
        Frame here = adds ? Frame.PRODUCT : frame;
        panels.product(width, m, rows, a, from, rowStep, columnStep, packed, panel, sums, 0, wide, here, first);
        for (int r = 0; r < m; r++) {
            int row = to + r * columns + first;
            if (adds) {
                add(sums, r * wide, taken, c, row);
            } else {
                System.arraycopy(sums, r * wide, c, row, taken);
            }
        }
    }

    private static void add(float[] sums, int from, int count, float[] c, int to) {
        for (int j = 0; j < count; j++) {
            c[to + j] += sums[from + j];
        }
    }
}
