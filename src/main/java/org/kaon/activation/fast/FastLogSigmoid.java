package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;

/**
 * {@code log sigmoid(x) = min(x, 0) - log(1 + e^-|x|)} within 2.8 units in the last place (2.4e-7 of the value), by the steps of {@link FastSoftplus}.
 *
 * @param exact {@link org.kaon.activation.LogSigmoid}
 */
public record FastLogSigmoid(Elementwise exact) implements FastElementwise {
    private static final float HIGHEST = 104;

    @Override
    public float rounded(float x) {
        return of(x);
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        int count = rows * width;
        if (count < FloatExp.LONG) {
            for (int i = 0; i < count; i++) {
                values[i] = of(values[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = lane(values[i]);
            }
        }
    }

    /**
     * The function of one number.
     *
     * @param x any value
     * @return -log(1 + e⁻ˣ)
     */
    public static float of(float x) {
        float size = Math.abs(x);
        if (!(size < HIGHEST)) {
            return x > 0 ? 0 : x;
        }
        float z = FastSoftplus.decay(size);
        return Fma.of(-z, FastSoftplus.logOver(z), -FloatExp.positivePart(-x));
    }

    /** The same without a branch. */
    static float lane(float x) {
        float z = FastSoftplus.laneOfDecay(x);
        return Fma.of(-z, FastSoftplus.logOver(z), Math.min(x, 0));
    }
}
