package org.kaon.activation;

/** {@code f(x) = (x + √(x² + 4)) / 2}; NaN at -∞ and infinite where x² overflows the type of the array, as in Keras. */
public record Squareplus() implements Elementwise {
    @Override
    public String name() {
        return "squareplus";
    }

    @Override
    public double value(double x) {
        return value(x, x * x);
    }

    @Override
    public double derivative(double x, double y) {
        return value(x) / Math.sqrt(x * x + 4);
    }

    @Override
    public float rounded(float x) {
        // Keras squares in the type of the array: in float32 that overflows from |x| = 1.8e19 on.
        float square = x * x;
        return (float) (square < Double.POSITIVE_INFINITY ? value(x) : value(x, square));
    }

    private static double value(double x, double square) {
        double root = Math.sqrt(square + 4);
        // Below 0 the sum cancels; its conjugate has the same value and does not. An infinite root stays with Keras's
        // formula.
        return x < 0 && root < Double.POSITIVE_INFINITY ? 2 / (root - x) : (x + root) / 2;
    }
}
