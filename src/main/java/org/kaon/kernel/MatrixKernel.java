package org.kaon.kernel;

/** A way of computing products of matrices. All kernels sum in the same order, so all give the same bits. */
public interface MatrixKernel {
    /**
     * What it is called in records of training.
     *
     * @return for instance {@code plain}
     */
    String name();

    /**
     * Room for a right factor.
     *
     * @return an empty one
     */
    RightMatrix matrix();
}
