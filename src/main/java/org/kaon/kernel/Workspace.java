package org.kaon.kernel;

import java.util.ArrayList;
import java.util.List;

/** Working memory, kept from call to call: of one thread, or of one op for all threads. */
public final class Workspace {
    private final MatrixKernel kernel;
    private final List<RightMatrix> matrices = new ArrayList<>();
    private float[] scratch = {};
    private float[] turned = {};
    private float[][] rows = {};

    /**
     * Empty; it grows with what is asked for.
     *
     * @param kernel for products of matrices
     */
    public Workspace(MatrixKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * An array to overwrite.
     *
     * @param size at least this long
     * @return the same array each time, until a longer one is needed
     */
    public float[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new float[size];
        }
        return scratch;
    }

    /**
     * An array to overwrite with a transpose, while products run.
     *
     * @param size at least this long
     * @return the same array each time, until a longer one is needed; another than {@link #scratch}
     */
    float[] turned(int size) {
        if (turned.length < size) {
            turned = new float[size];
        }
        return turned;
    }

    /**
     * A right factor of products.
     *
     * @param number from 0
     * @return the same one each time
     */
    RightMatrix matrix(int number) {
        while (matrices.size() <= number) {
            matrices.add(kernel.matrix());
        }
        return matrices.get(number);
    }

    /**
     * Rows to overwrite, each an array of its own: the form in which the JIT compiler turns products into vector code.
     *
     * @param count at least so many rows
     * @param length each at least so long
     * @return the same arrays each time, until more or longer ones are needed
     */
    float[][] rows(int count, int length) {
        if (rows.length < count || rows[0].length < length) {
            // Those who ask in turns, some for more and some for longer ones, get what is enough for all.
            int longest = rows.length == 0 ? 0 : rows[0].length;
            rows = Gemm.arrays(Math.max(count, rows.length), Math.max(length, longest));
        }
        return rows;
    }
}
