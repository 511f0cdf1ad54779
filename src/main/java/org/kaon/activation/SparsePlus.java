package org.kaon.activation;

/** {@code f(x) = 0} up to -1, {@code (x + 1)² / 4} up to 1, {@code x} above. */
public record SparsePlus() implements Elementwise {
    @Override
    public String name() {
        return "sparse_plus";
    }

    @Override
    public double value(double x) {
        if (x <= -1) {
            return 0;
        }
        return x < 1 ? 0.25 * (x + 1) * (x + 1) : x;
    }

    @Override
    public double derivative(double x, double y) {
        if (!Double.isFinite(x)) {
            // Keras multiplies the parabola's slope by 0 where it doesn't hold.
            return Double.NaN;
        }
        return x <= -1 ? 0 : Math.min(1, 0.5 * (x + 1));
    }
}
