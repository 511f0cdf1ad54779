package org.kaon.dense;

import java.util.List;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/** Loops over plain arrays, in the forms that C2 of JDK 17 and later turns into vector code. Runs everywhere. */
final class PlainKernel implements DenseKernel {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Op chain(List<Product> layers, Precision precision) {
        return new PlainChain(layers);
    }
}
