package org.kaon.loss;

/** {@code l = (log(1 + max(p, 1e-7)) - log(1 + max(t, 1e-7)))²}. */
public record MeanSquaredLogarithmicError() implements Pointwise {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static MeanSquaredLogarithmicError of() {
        return new MeanSquaredLogarithmicError();
    }

    @Override
    public String name() {
        return "mean_squared_logarithmic_error";
    }

    @Override
    public double value(double p, double t) {
        return difference(p, t) * difference(p, t);
    }

    @Override
    public double slope(double p, double t) {
        return p < Clip.EPSILON ? 0 : 2 * difference(p, t) / (1 + p);
    }

    private static double difference(double p, double t) {
        return Math.log1p(Math.max(p, Clip.EPSILON)) - Math.log1p(Math.max(t, Clip.EPSILON));
    }
}
