package org.kaon.activation.fast;

import org.kaon.activation.Activation;

/** How activations such as {@code tanh}, {@code sigmoid} and {@code softmax} are computed, by predictors and in training. */
public enum Functions {
    /**
     * Within the bound that each function's page states: in float32 (here) 5e-7 of the value, a few units in the last place of a float; in float64
     * ({@code org.kaon.float64.activation.fast}) 1e-15. The default of both.
     */
    FAST {
        @Override
        public Activation inFloat(Activation exact) {
            return FastActivations.of(exact);
        }

        @Override
        public org.kaon.float64.activation.Activation inDouble(org.kaon.float64.activation.Activation exact) {
            return org.kaon.float64.activation.fast.FastActivations.of(exact);
        }
    },
    /** In double, rounded once; in float64 by {@link Math}. */
    EXACT {
        @Override
        public Activation inFloat(Activation exact) {
            return exact;
        }

        @Override
        public org.kaon.float64.activation.Activation inDouble(org.kaon.float64.activation.Activation exact) {
            return exact;
        }
    };

    /**
     * The form for float arrays.
     *
     * @param exact any activation
     * @return what to compute with
     */
    public abstract Activation inFloat(Activation exact);

    /**
     * The form for double arrays.
     *
     * @param exact any activation
     * @return what to compute with
     */
    public abstract org.kaon.float64.activation.Activation inDouble(org.kaon.float64.activation.Activation exact);
}
