package org.kaon.kernel;

/**
 * The right factor B of products {@code C += A B}, laid out as the loops of a {@link MatrixKernel} want it. Laid out once, any number of threads
 * may multiply with it at a time.
 */
public interface RightMatrix {
    /**
     * Takes a matrix, in the place of the one before.
     *
     * @param rows of B
     * @param columns of B
     * @param b holds {@code B(i, j)} at {@code i · rowStep + j · columnStep}
     * @param rowStep between rows
     * @param columnStep between columns
     */
    void take(int rows, int columns, float[] b, int rowStep, int columnStep);

    /**
     * What {@link #product} adds to each row of C at the end, until another matrix is taken.
     *
     * @param bias one for each column of B
     */
    void bias(float[] bias);

    /**
     * {@code C += A B}: each value of the product is summed in the order of B's rows, beginning at zero, then added to the old one.
     *
     * @param m rows of A and C
     * @param a holds {@code A(r, i)} at {@code from + r · rowStep + i · columnStep}
     * @param from the first place of A
     * @param rowStep between rows
     * @param columnStep between columns
     * @param c C, row-major
     * @param to the first place of C
     * @param workspace of the calling thread
     */
    void addProduct(int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace);

    /**
     * {@code C = A B}, plus the {@link #bias} where there is one; otherwise as {@link #addProduct}.
     *
     * @param m rows of A and C
     * @param a holds {@code A(r, i)} at {@code from + r · rowStep + i · columnStep}
     * @param from the first place of A
     * @param rowStep between rows
     * @param columnStep between columns
     * @param c C, row-major, whose old values don't count
     * @param to the first place of C
     * @param workspace of the calling thread
     */
    void product(int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace);

    /**
     * Adds to each value the sum of one of B's columns, summed in the order of rows, beginning at zero.
     *
     * @param sums one for each column
     * @param workspace of the calling thread
     */
    void addColumnSums(float[] sums, Workspace workspace);
}
