package org.kaon.dense;

import java.util.ArrayList;
import java.util.List;
import org.kaon.activation.Activation;
import org.kaon.activation.Elementwise;
import org.kaon.activation.Linear;
import org.kaon.kernel.Product;

/**
 * The activation at the end of a chain where it is taken of the output as it lies: as it looks at whole vectors, like softmax (within a chain there is none of that kind), or as the last layer is
 * narrow.
 */
public final class Endings {
    private Endings() {}

    /**
     * What is left to do once the last layer has its sums.
     *
     * @param layers of a chain
     * @param narrow up to how many units a layer is narrow
     * @return the last activation if it looks at whole vectors or its layer is narrow, otherwise one that does nothing
     */
    public static Activation of(List<Product> layers, int narrow) {
        Product last = layers.get(layers.size() - 1);
        boolean within = last.activation() instanceof Elementwise
                && (last.units() > narrow || !Limits.doesMore(last.activation()));
        return within ? new Linear() : last.activation();
    }

    /**
     * The chain without that.
     *
     * @param layers of a chain
     * @param narrow as above
     * @return the layers, the last of which has only what {@link #of} leaves
     */
    public static List<Product> without(List<Product> layers, int narrow) {
        List<Product> rest = new ArrayList<>(layers);
        Product last = rest.remove(rest.size() - 1);
        Activation activation = of(layers, narrow) instanceof Linear ? last.activation() : new Linear();
        rest.add(new Product(last.positions(), last.inputs(), last.units(), last.kernel(), last.bias(), activation));
        return List.copyOf(rest);
    }
}
