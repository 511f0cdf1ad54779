package org.kaon.optimizer;

/**
 * What keeps gradients from growing too large, before anything else is done with them. Infinite where there is no limit; Keras allows one
 * of the three.
 *
 * @param value limit of each component
 * @param norm limit of the Euclidean norm of each parameter's gradient
 * @param globalNorm limit of the norm of all gradients together
 */
public record Clipping(double value, double norm, double globalNorm) {
    /** No limit at all. */
    public static final Clipping NONE =
            new Clipping(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
}
