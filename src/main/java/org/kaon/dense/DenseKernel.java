package org.kaon.dense;

import java.util.List;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/** A way of computing dense layers. All kernels sum in the order that {@link Product} states, so all give the same bits. */
public interface DenseKernel {
    /**
     * What it is called in reports and options.
     *
     * @return for instance {@code plain}
     */
    String name();

    /**
     * Compiles layers, each of which reads only what the one before it wrote.
     *
     * @param layers at least one, all of as many positions
     * @param precision in which weights are stored; those of the layers are rounded to it already
     * @return one op for all of them
     */
    Op chain(List<Product> layers, Precision precision);
}
