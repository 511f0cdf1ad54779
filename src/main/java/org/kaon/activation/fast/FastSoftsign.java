package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;

/**
 * {@code x / (1 + |x|)} within 1.5 units in the last place (1.2e-7 of the value); NaN at ±∞.
 *
 * @param exact {@link org.kaon.activation.Softsign}
 */
public record FastSoftsign(Elementwise exact) implements FastElementwise {
    @Override
    public float rounded(float x) {
        return x / (1 + Math.abs(x));
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            values[i] = values[i] / (1 + Math.abs(values[i]));
        }
    }
}
