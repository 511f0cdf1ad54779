package org.kaon.loss;

/** {@code l = |p - t|}; at the kink the derivative is 0. */
public record MeanAbsoluteError() implements Pointwise {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static MeanAbsoluteError of() {
        return new MeanAbsoluteError();
    }

    @Override
    public String name() {
        return "mean_absolute_error";
    }

    @Override
    public double value(double p, double t) {
        return Math.abs(p - t);
    }

    @Override
    public double slope(double p, double t) {
        return Math.signum(p - t);
    }
}
