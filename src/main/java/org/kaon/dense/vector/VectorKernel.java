package org.kaon.dense.vector;

import java.util.List;
import org.kaon.dense.DenseKernel;
import org.kaon.dense.Precision;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/** Loops over vectors of {@code jdk.incubator.vector}. To be loaded by name, and only where that module is. */
public final class VectorKernel implements DenseKernel {
    /** The kernel; it has no state. */
    public VectorKernel() {}

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Op chain(List<Product> layers, Precision precision) {
        return new VectorChain(layers, precision);
    }
}
