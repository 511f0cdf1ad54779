package org.kaon.engine;

import org.kaon.activation.Elementwise;

/**
 * An elementwise activation in double: its formula is in double anyway.
 *
 * @param formula the activation
 */
record Widened(Elementwise formula) implements org.kaon.float64.activation.Elementwise {
    @Override
    public String name() {
        return formula.name();
    }

    @Override
    public double value(double x) {
        return formula.value(x);
    }

    @Override
    public double derivative(double x, double y) {
        return formula.derivative(x, y);
    }
}
