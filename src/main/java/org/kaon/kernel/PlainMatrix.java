package org.kaon.kernel;

/** Loops over arrays: over columns where there are few of them, else over rows. Both sum in the same order. */
final class PlainMatrix implements RightMatrix {
    /** From so many columns on, loops over a row are the faster ones; measured in {@code docs/adr/0011-kernels.md}. */
    private static final int FEWEST_BY_ROW = 5;

    private final RowMatrix byRow = new RowMatrix();
    private final ColumnMatrix byColumn = new ColumnMatrix();
    private RightMatrix now = byRow;

    @Override
    public void take(int rows, int columns, float[] b, int rowStep, int columnStep) {
        now = columns < FEWEST_BY_ROW ? byColumn : byRow;
        now.take(rows, columns, b, rowStep, columnStep);
    }

    @Override
    public void bias(float[] bias) {
        now.bias(bias);
    }

    @Override
    public void addProduct(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        now.addProduct(m, a, from, rowStep, columnStep, c, to, workspace);
    }

    @Override
    public void product(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        now.product(m, a, from, rowStep, columnStep, c, to, workspace);
    }

    @Override
    public void addColumnSums(float[] sums, Workspace workspace) {
        now.addColumnSums(sums, workspace);
    }
}
