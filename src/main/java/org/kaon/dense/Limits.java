package org.kaon.dense;

import org.kaon.activation.Activation;
import org.kaon.activation.Linear;
import org.kaon.activation.Relu;

/** Activations that are a lower limit, which kernels apply as they write, or none. */
public final class Limits {
    private Limits() {}

    /**
     * The limit.
     *
     * @param activation of a layer
     * @return 0 for ReLU, otherwise none: -∞
     */
    public static float lowest(Activation activation) {
        return activation instanceof Relu ? 0 : Float.NEGATIVE_INFINITY;
    }

    /**
     * Whether an activation is more than its limit.
     *
     * @param activation of a layer
     * @return false for ReLU and linear
     */
    public static boolean doesMore(Activation activation) {
        return !(activation instanceof Relu || activation instanceof Linear);
    }
}
