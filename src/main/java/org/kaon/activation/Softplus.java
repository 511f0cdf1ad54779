package org.kaon.activation;

/** {@code f(x) = log(1 + eˣ)}. */
public record Softplus() implements Elementwise {
    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public double value(double x) {
        // The same as log(1 + e^x) without its overflow for large x and its loss of e^x beside 1 for small x.
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double derivative(double x, double y) {
        return new Sigmoid().value(x);
    }
}
