package org.kaon.kernel.vector;

import org.kaon.kernel.RightMatrix;
import org.kaon.kernel.Workspace;

/** A matrix in {@link Panels}. */
final class PanelMatrix implements RightMatrix {
    private int rows;
    private int columns;
    private Panels panels = Panels.of(0, 1);
    private float[] packed = {};

    @Override
    public void take(int newRows, int newColumns, float[] b, int rowStep, int columnStep) {
        if (newColumns != columns) {
            panels = Panels.of(newColumns, 1);
        }
        rows = newRows;
        columns = newColumns;
        if (packed.length < rows * panels.columns()) {
            packed = new float[rows * panels.columns()];
        }
        panels.pack(rows, columns, b, rowStep, columnStep, packed);
    }

    @Override
    public void addProduct(int m, float[] a, int rowStep, int columnStep, float[] c, Workspace workspace) {
        int panel = 0;
        int first = 0;
        for (int width : panels.widths()) {
            int wide = width * Panels.V;
            if (first + wide <= columns) {
                panels.add(width, m, rows, a, 0, rowStep, columnStep, packed, panel, c, first, columns);
            } else {
                addLast(width, m, a, rowStep, columnStep, panel, c, first, workspace);
            }
            panel += rows * wide;
            first += wide;
        }
    }

    /** A panel with columns that C hasn't: by way of an array that has them. */
    private void addLast(
            int width,
            int m,
            float[] a,
            int rowStep,
            int columnStep,
            int panel,
            float[] c,
            int first,
            Workspace workspace) {
        int wide = width * Panels.V;
        int taken = Math.max(0, columns - first);
        float[] sums = workspace.scratch(m * wide);
        for (int r = 0; r < m; r++) {
            System.arraycopy(c, r * columns + first, sums, r * wide, taken);
        }
        panels.add(width, m, rows, a, 0, rowStep, columnStep, packed, panel, sums, 0, wide);
        for (int r = 0; r < m; r++) {
            System.arraycopy(sums, r * wide, c, r * columns + first, taken);
        }
    }
}
