package org.kaon.activation;

/** {@code f(x) = scale · x} for x &gt; 0, {@code scale · alpha · (eˣ - 1)} below; constants of Klambauer et al. 2017. */
public record Selu() implements Elementwise {
    private static final double ALPHA = 1.6732632423543772848;
    private static final double SCALE = 1.0507009873554804935;

    @Override
    public String name() {
        return "selu";
    }

    @Override
    public double value(double x) {
        return SCALE * (x > 0 ? x : ALPHA * Math.expm1(x));
    }

    @Override
    public double derivative(double x, double y) {
        return SCALE * (x < 0 ? ALPHA * Math.exp(x) : 1);
    }
}
