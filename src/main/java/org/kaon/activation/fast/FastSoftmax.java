package org.kaon.activation.fast;

import java.util.Arrays;
import org.kaon.activation.Activation;
import org.kaon.activation.Softmax;

/**
 * {@code exp(xᵢ) / Σₖ exp(xₖ)} along the last axis, within 4e-7 of the value.
 *
 * <p>The sum is taken in double; a vector whose largest value isn't below 2²⁴ in size, or isn't a number, takes the exact
 * form, for which it is copied.
 *
 * @param exact whose gradient this has
 */
public record FastSoftmax(Softmax exact) implements Activation {
    /** Below it a difference of 128 isn't lost. */
    static final float LARGE = 0x1p24f;
    /** The exponential is 0 there. */
    private static final float VANISHING = 128;
    /** Of a smaller difference, the powers of two in both exponentials are normal numbers. */
    private static final float NEAR = 80;

    @Override
    public String name() {
        return exact.name();
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            boolean done = width == 2 ? normalisePair(values, from) : normalise(values, from, from + width);
            if (!done) {
                applyExactly(exact, values, from, width);
            }
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        exact.backward(x, y, dy, dx, rows, width);
    }

    /** One row, as the exact form takes it; no event of a healthy network comes here. */
    static void applyExactly(Activation exact, float[] values, int from, int width) {
        float[] row = Arrays.copyOfRange(values, from, from + width);
        exact.apply(row, 1, width);
        System.arraycopy(row, 0, values, from, width);
    }

    private static boolean normalise(float[] values, int from, int to) {
        float max = max(values, from, to);
        if (!(Math.abs(max) < LARGE)) {
            return false;
        }
        if (to - from < FloatExp.LONG) {
            for (int i = from; i < to; i++) {
                values[i] = exponential(values[i], max);
            }
        } else {
            for (int i = from; i < to; i++) {
                values[i] = lane(values[i], max);
            }
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        float factor = (float) (1 / sum);
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
        return true;
    }

    /**
     * Signal and background: {@code 1 / (1 + exp(d))} and {@code 1 / (1 + exp(-d))}, with one exponential and no branch by which is larger; they swap with their arguments to the bit.
     */
    private static boolean normalisePair(float[] values, int from) {
        float first = values[from];
        float second = values[from + 1];
        float d = second - first;
        if (!(Math.abs(d) < NEAR)) {
            return normalise(values, from, from + 2);
        }
        float t = FloatExp.shifted(d);
        float r = FloatExp.rest(d, t - FloatExp.SHIFT) + lost(second, first, d);
        float r2 = r * r;
        float even = FloatExp.evenPowers(r2);
        float odd = FloatExp.oddPowers(r, r2);
        int exponent = FloatExp.exponent(t);
        values[from] = 1 / (1 + (1 + (even + odd)) * FloatExp.power(exponent));
        values[from + 1] = 1 / (1 + (1 + (even - odd)) * FloatExp.power(-exponent));
        return true;
    }

    /** By the order of the bits, since {@link Math#max} of floats takes long for finding NaN; a negative NaN is found when it is subtracted. */
    static float max(float[] values, int from, int to) {
        int max = Integer.MIN_VALUE;
        for (int i = from; i < to; i++) {
            max = Math.max(max, ordered(Float.floatToRawIntBits(values[i])));
        }
        return Float.intBitsToFloat(ordered(max));
    }

    /** Bits of floats to ints of the same order, and back. */
    private static int ordered(int bits) {
        return bits ^ (bits >> 31 >>> 1);
    }

    /** {@code exp(x - max)} for an x that isn't above, {@code |max| <} {@link #LARGE}. */
    static float exponential(float x, float max) {
        if (x < max - VANISHING) {
            return 0;
        }
        float d = x - max;
        float t = FloatExp.shifted(d);
        float r = FloatExp.rest(d, t - FloatExp.SHIFT) + lost(x, max, d);
        return FloatExp.scaled(1 + FloatExp.expm1(r), FloatExp.exponent(t));
    }

    /** The same without a branch. */
    static float lane(float x, float max) {
        float limited = Math.max(x, max - VANISHING);
        float d = limited - max;
        float n = FloatExp.shifted(d) - FloatExp.SHIFT;
        return FloatExp.scaledLane(1 + FloatExp.expm1(FloatExp.rest(d, n) + lost(limited, max, d)), n);
    }

    /** What {@code d = x - max} lost by rounding, which is an error of the exponential: 2e-6 for a difference of 60 (Knuth's sum). */
    private static float lost(float x, float max, float d) {
        float subtracted = d - x;
        return x - (d - subtracted) - (max + subtracted);
    }
}
