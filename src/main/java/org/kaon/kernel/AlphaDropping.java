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
    public double factor(long key, long place) {
        return Dropping.kept(key, place, rate) ? scale() : 0;
    }

    @Override
    public double shift(long key, long place) {
        double shift = -scale() * DROPPED * rate;
        return Dropping.kept(key, place, rate) ? shift : scale() * DROPPED + shift;
    }

    private double scale() {
        return 1 / Math.sqrt((1 - rate) * (1 + rate * DROPPED * DROPPED));
    }
}
