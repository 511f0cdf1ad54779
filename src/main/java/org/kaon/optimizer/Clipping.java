package org.kaon.optimizer;

import org.kaon.InputException;

/**
 * What keeps gradients from growing too large, before anything else is done with them. Infinite where there is no limit; as in Keras, at
 * most one of the three may be set.
 *
 * @param value limit of each component
 * @param norm limit of the Euclidean norm of each parameter's gradient
 * @param globalNorm limit of the norm of all gradients together
 */
public record Clipping(double value, double norm, double globalNorm) {
    /** No limit at all. */
    public static final Clipping NONE =
            new Clipping(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /**
     * Checks the limits.
     *
     * @param value above 0
     * @param norm above 0
     * @param globalNorm above 0
     */
    public Clipping {
        int set = 0;
        for (double limit : new double[] {value, norm, globalNorm}) {
            if (!(limit > 0)) {
                throw new InputException("a limit of gradients is " + limit + ", expected more than 0");
            }
            set += limit < Double.POSITIVE_INFINITY ? 1 : 0;
        }
        if (set > 1) {
            throw new InputException("gradients clipped by value " + value + ", norm " + norm + ", global norm "
                    + globalNorm + "; expected one limit at most");
        }
    }

    Clipping value(double limit) {
        return new Clipping(limit, norm, globalNorm);
    }

    Clipping norm(double limit) {
        return new Clipping(value, limit, globalNorm);
    }

    Clipping globalNorm(double limit) {
        return new Clipping(value, norm, limit);
    }
}
