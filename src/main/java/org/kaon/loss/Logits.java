package org.kaon.loss;

import org.kaon.InputException;
import org.kaon.activation.Activation;
import org.kaon.activation.Sigmoid;
import org.kaon.activation.Softmax;

/** What the cross-entropies share. */
final class Logits {
    private Logits() {}

    /**
     * Whether Keras remembers what went into an activation and starts a cross-entropy from there. It does so for both activations and all
     * cross-entropies, also for a binary one behind a softmax, whose inputs it then takes for independent logits.
     */
    static boolean areKept(Activation activation) {
        return activation instanceof Sigmoid || activation instanceof Softmax;
    }

    /** {@code 1 / (1 + e⁻ˣ)}, by sign so that e to a large power isn't needed. */
    static double sigmoid(double x) {
        double tail = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
    }

    /** {@code log Σ eˣ}; without the largest exponent taken out, e to a large power overflows. */
    static double logSum(double[] x) {
        double largest = largest(x);
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value - largest);
        }
        return largest + Math.log(sum);
    }

    static double largest(double[] x) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : x) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    static double checkedSmoothing(double labelSmoothing) {
        if (labelSmoothing >= 0 && labelSmoothing <= 1) {
            return labelSmoothing;
        }
        throw new InputException("label smoothing is " + labelSmoothing + ", expected 0 to 1");
    }
}
