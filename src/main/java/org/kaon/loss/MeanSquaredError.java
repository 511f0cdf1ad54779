package org.kaon.loss;

/** {@code l = (p - t)²}. */
public record MeanSquaredError() implements Pointwise {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static MeanSquaredError of() {
        return new MeanSquaredError();
    }

    @Override
    public String name() {
        return "mean_squared_error";
    }

    @Override
    public double value(double p, double t) {
        return (p - t) * (p - t);
    }

    @Override
    public double slope(double p, double t) {
        return 2 * (p - t);
    }
}
