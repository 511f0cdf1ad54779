package org.kaon.dense;

import java.util.ArrayList;
import java.util.List;
import org.kaon.activation.Activation;
import org.kaon.activation.Elementwise;
import org.kaon.activation.Linear;
import org.kaon.kernel.Product;

/** The activation at the end of a chain where it looks at whole vectors, as softmax does; within a chain there is none of that kind. */
public final class Endings {
    private Endings() {}

    /**
     * What is left to do once the last layer has its sums.
     *
     * @param layers of a chain
     * @return the last activation if it looks at whole vectors, otherwise one that does nothing
     */
    public static Activation of(List<Product> layers) {
        Activation activation = layers.get(layers.size() - 1).activation();
        return activation instanceof Elementwise ? new Linear() : activation;
    }

    /**
     * The chain without that.
     *
     * @param layers of a chain
     * @return the layers, the last of which has only activations of each value alone
     */
    public static List<Product> without(List<Product> layers) {
        List<Product> rest = new ArrayList<>(layers);
        Product last = rest.remove(rest.size() - 1);
        Activation activation = last.activation() instanceof Elementwise ? last.activation() : new Linear();
        rest.add(new Product(last.positions(), last.inputs(), last.units(), last.kernel(), last.bias(), activation));
        return List.copyOf(rest);
    }
}
