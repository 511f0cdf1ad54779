package org.kaon.activation.fast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;
import org.kaon.activation.Elementwise;
import org.kaon.activation.Elu;
import org.kaon.activation.Fma;
import org.kaon.activation.LeakyRelu;

/**
 * A fast form with the error that its page states.
 *
 * @param exact the double formula, which is the oracle (checked itself against mpmath in ElementwiseTest)
 * @param ulps largest error in units in the last place of the result, denormal ones included
 * @param relative largest error where the result is a normal number
 */
record FastForm(Elementwise exact, double ulps, double relative) {
    private static final int UPPER_BITS = 1 << 16;
    private static final double OVERFLOW = 0x1p128;

    static List<FastForm> all() {
        return List.of(
                form("celu", 1, 9.4e-8),
                form("elu", 1, 9.4e-8),
                new FastForm(new Elu(0.3), 2, 1.7e-7),
                form("exponential", 1.1, 8.8e-8),
                form("gelu", 0.7, 6.9e-8),
                form("leaky_relu", 0.9, 8.2e-8),
                new FastForm(new LeakyRelu(0.01), 0.9, 8.2e-8),
                form("log_sigmoid", 2.8, 2.4e-7),
                form("mish", 4, 2.8e-7),
                form("selu", 2, 1.7e-7),
                form("sigmoid", 2, 1.3e-7),
                form("silu", 2.5, 1.8e-7),
                form("softplus", 2.8, 2.4e-7),
                form("softsign", 1.5, 1.2e-7),
                Fma.IS_FAST ? form("tanh", 4.8, 2.9e-7) : form("tanh", 5.7, 3.4e-7));
    }

    private static FastForm form(String name, double ulps, double relative) {
        Activation exact = Activations.standard().of(name).orElseThrow();
        return new FastForm((Elementwise) exact, ulps, relative);
    }

    Elementwise fast() {
        return (Elementwise) FastActivations.of(exact);
    }

    @Override
    public String toString() {
        return exact.toString();
    }

    /** The largest errors over every so many-th float, all 2³² of them for 1. */
    Worst measured(int stride) {
        return IntStream.range(0, UPPER_BITS)
                .parallel()
                .mapToObj(upper -> block(upper, stride))
                .reduce(Worst.NONE, Worst::or);
    }

    /** Those of the floats whose bits are a multiple of the stride that start with 16 bits, in a loop and one by one. */
    private Worst block(int upper, int stride) {
        long first = Math.floorDiv((long) upper * UPPER_BITS + stride - 1, (long) stride) * stride;
        long end = (upper + 1L) * UPPER_BITS;
        if (first >= end) {
            return Worst.NONE;
        }
        float[] x = new float[(int) ((end - 1 - first) / stride) + 1];
        for (int i = 0; i < x.length; i++) {
            x[i] = Float.intBitsToFloat((int) (first + (long) i * stride));
        }
        // Long enough for the loop that is made for vectors.
        float[] y = Arrays.copyOf(x, Math.max(x.length, FloatExp.LONG));
        Elementwise fast = fast();
        fast.apply(y, 1, y.length);
        Worst worst = Worst.NONE;
        for (int i = 0; i < x.length; i++) {
            float alone = fast.rounded(x[i]);
            if (Float.floatToIntBits(alone) != Float.floatToIntBits(y[i])) {
                throw new AssertionError(this + "(" + x[i] + ") is " + alone + " alone, " + y[i] + " in a loop");
            }
            worst = worst.or(x[i], exact.value(x[i]), y[i]);
        }
        return worst;
    }

    /**
     * The largest errors.
     *
     * @param ulps in units in the last place
     * @param x where
     * @param relative of a normal result
     * @param xRelative where
     */
    record Worst(double ulps, float x, double relative, float xRelative) {
        static final Worst NONE = new Worst(0, 0, 0, 0);

        /** With one more value. */
        Worst or(float at, double expected, float got) {
            double difference = difference(expected, got);
            if (Double.isInfinite(difference)) {
                return new Worst(difference, at, difference, at);
            }
            double size = Math.abs(expected);
            double unit = Math.ulp((float) Math.min(size, Float.MAX_VALUE));
            // Most values are no worst ones: without a division.
            if (difference <= ulps * unit && difference <= relative * size) {
                return this;
            }
            return or(new Worst(difference / unit, at, size < Float.MIN_NORMAL ? 0 : difference / size, at));
        }

        private static double difference(double expected, float got) {
            if (Double.isNaN(expected) || Double.isInfinite(expected) || expected == 0 || Float.isNaN(got)) {
                // Zeros of either sign are equal.
                boolean equal = Double.isNaN(expected) ? Float.isNaN(got) : got == expected;
                return equal ? 0 : Double.POSITIVE_INFINITY;
            }
            // Beyond the largest float, infinity stands for the power of two that would come next.
            double value = Float.isInfinite(got) ? Math.copySign(OVERFLOW, got) : got;
            return Math.abs(value - Math.max(-OVERFLOW, Math.min(OVERFLOW, expected)));
        }

        Worst or(Worst other) {
            boolean more = other.ulps > ulps;
            boolean moreRelative = other.relative > relative;
            return new Worst(
                    more ? other.ulps : ulps,
                    more ? other.x : x,
                    moreRelative ? other.relative : relative,
                    moreRelative ? other.xRelative : xRelative);
        }
    }
}
