package org.kaon.activation.fast;

import org.kaon.activation.Fma;
import org.kaon.activation.LeakyRelu;

/**
 * {@code x} for x &gt; 0, {@code slope · x} below with the slope rounded to float: within 0.9 units in the last place (8.2e-8 of the value).
 *
 * @param exact with its slope
 * @param slope not negative
 */
public record FastLeakyRelu(LeakyRelu exact, float slope) implements FastElementwise {
    /**
     * The fast form.
     *
     * @param exact with its slope
     */
    public FastLeakyRelu(LeakyRelu exact) {
        this(exact, (float) exact.slope());
    }

    @Override
    public float rounded(float x) {
        return of(x, slope);
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        int count = rows * width;
        if (count < FloatExp.LONG) {
            for (int i = 0; i < count; i++) {
                values[i] = of(values[i], slope);
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = lane(values[i], slope);
            }
        }
    }

    private static float of(float x, float slope) {
        return x > 0 ? x : slope * x;
    }

    /** The same without a branch. */
    private static float lane(float x, float slope) {
        return Fma.of(slope, Math.min(x, 0), Math.max(x, -0f));
    }
}
