package org.kaon.loss;

/** {@code l = log cosh(p - t)}. */
public record LogCosh() implements Pointwise {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static LogCosh of() {
        return new LogCosh();
    }

    @Override
    public String name() {
        return "log_cosh";
    }

    @Override
    public double value(double p, double t) {
        // |d| + log(1 + e^-2|d|) - log 2: cosh itself overflows from 710 on.
        double d = Math.abs(p - t);
        return d + Math.log1p(Math.exp(-2 * d)) - Math.log(2);
    }

    @Override
    public double slope(double p, double t) {
        return Math.tanh(p - t);
    }
}
