package org.kaon.dense;

import java.util.List;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/**
 * Answers with one kernel until the other is warm, then with whichever was faster. Loops over vectors take some hundred microseconds a call
 * until the JIT compiler has seen a few thousand of them; since both kernels give the same bits, nobody notices when they change.
 *
 * @param first answers from the first call on
 * @param second answers once it is warm, and only if it is faster
 */
record WarmingKernel(DenseKernel first, DenseKernel second) implements DenseKernel {
    @Override
    public String name() {
        return second.name() + " once warm";
    }

    @Override
    public Op chain(List<Product> layers, Precision precision) {
        return new WarmingChain(
                layers.get(0),
                layers.get(layers.size() - 1),
                first.chain(layers, precision),
                second.chain(layers, precision));
    }
}
