package org.kaon.loss;

/** {@code l = 100 |p - t| / max(|t|, 1e-7)}. */
public record MeanAbsolutePercentageError() implements Pointwise {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static MeanAbsolutePercentageError of() {
        return new MeanAbsolutePercentageError();
    }

    @Override
    public String name() {
        return "mean_absolute_percentage_error";
    }

    @Override
    public double value(double p, double t) {
        return 100 * Math.abs(p - t) / scale(t);
    }

    @Override
    public double slope(double p, double t) {
        return 100 * Math.signum(p - t) / scale(t);
    }

    private static double scale(double t) {
        return Math.max(Math.abs(t), Clip.EPSILON);
    }
}
