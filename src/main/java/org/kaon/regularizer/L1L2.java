package org.kaon.regularizer;

import org.kaon.layer.LayerConfig;

/**
 * {@code l1 Σ|w| + l2 Σw²}; its derivative is {@code l1 sign(w) + 2 l2 w}, where the sign of 0 is 0.
 *
 * @param name Keras's name: {@code L1}, {@code L2} or {@code L1L2}
 * @param l1 factor of the absolute values
 * @param l2 factor of the squares
 */
public record L1L2(String name, double l1, double l2) implements Regularizer {
    static L1L2 l1(LayerConfig settings) {
        return new L1L2("L1", factor(settings, "l1", 0.01), 0);
    }

    static L1L2 l2(LayerConfig settings) {
        return new L1L2("L2", 0, factor(settings, "l2", 0.01));
    }

    static L1L2 of(LayerConfig settings) {
        return new L1L2("L1L2", factor(settings, "l1", 0), factor(settings, "l2", 0));
    }

    /** Keras 2's function {@code l1_l2} has other defaults than its class. */
    static L1L2 function(LayerConfig settings) {
        return new L1L2("L1L2", factor(settings, "l1", 0.01), factor(settings, "l2", 0.01));
    }

    /** Keras 3 rounds factors to 32 bits, for parameters of float64 too: after fifty steps it shows in the sixth digit. */
    static double factor(LayerConfig settings, String key, double fallback) {
        double factor = settings.numberOr(key, fallback);
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw settings.invalid(key + " is " + factor + ", expected at least 0");
        }
        return settings.kerasVersion().isKeras2()
                ? factor
                : Double.valueOf(factor).floatValue();
    }

    @Override
    public double penalty(double[] w, int[] axes, double[] gradient) {
        double absolutes = 0;
        double squares = 0;
        for (int i = 0; i < w.length; i++) {
            absolutes += Math.abs(w[i]);
            squares += w[i] * w[i];
            gradient[i] += l1 * Math.signum(w[i]) + 2 * l2 * w[i];
        }
        return l1 * absolutes + l2 * squares;
    }
}
