package org.kaon.kernel;

/**
 * Keras's alpha dropout (Klambauer et al. 2017): a share of the values becomes what SELU tends to at -∞, {@code -alpha · scale}; then all are
 * multiplied and shifted such that mean 0 and variance 1 stay.
 *
 * @param rate share of values that are dropped, less than 1
 */
public record AlphaDropping(double rate) implements Disturbance {
    private static final double DROPPED = -1.6732632423543772848 * 1.0507009873554804935;

    @Override
    public void draw(long key, long first, int count, Draws to) {
        double scale = 1 / Math.sqrt((1 - rate) * (1 + rate * DROPPED * DROPPED));
        double shift = -scale * DROPPED * rate;
        float[] factors = {0, (float) scale};
        float[] shifts = {(float) (scale * DROPPED + shift), (float) shift};
        to.choose(key, first, count, rate, factors, shifts);
    }
}
