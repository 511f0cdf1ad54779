package org.kaon.activation;

/**
 * A piecewise linear sigmoid, {@code clip(slope · x + 0.5, 0, 1)}. Keras 3 has slope 1/6 ({@code relu6(x + 3) / 6}), Keras 2 had 0.2.
 *
 * @param slope 1/6 or 0.2
 */
public record HardSigmoid(double slope) implements Elementwise {
    private static final double KERAS_2 = 0.2;

    /** As Keras 3 defines it. */
    public HardSigmoid() {
        this(1.0 / 6);
    }

    @Override
    public String name() {
        return "hard_sigmoid";
    }

    @Override
    public double value(double x) {
        return Math.max(0, Math.min(1, slope * x + 0.5));
    }

    @Override
    public double derivative(double x, double y) {
        double inner = slope * x + 0.5;
        // Keras 2 clips, which has its slope at both ends, too; Keras 3's relu6 has none there.
        boolean sloped = slope == KERAS_2 ? inner >= 0 && inner <= 1 : inner > 0 && inner < 1;
        return sloped ? slope : 0;
    }

    @Override
    public Activation forKeras(int majorVersion) {
        return majorVersion < 3 ? new HardSigmoid(KERAS_2) : this;
    }
}
