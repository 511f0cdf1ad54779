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
     * {@code C += A B}; each value of C is summed in the order of B's rows.
     *
     * @param m rows of A and C
     * @param a holds {@code A(r, i)} at {@code r · rowStep + i · columnStep}
     * @param rowStep between rows
     * @param columnStep between columns
     * @param c C, row-major
     * @param workspace of the calling thread
     */
    void addProduct(int m, float[] a, int rowStep, int columnStep, float[] c, Workspace workspace);
}
