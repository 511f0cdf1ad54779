package org.kaon.kernel;

import java.util.function.DoubleBinaryOperator;

/** How two values become one. In double, so that the float nearest to the result is the one that float arithmetic gives. */
public enum Fold implements DoubleBinaryOperator {
    /** {@code a + b}. */
    SUM((a, b) -> a + b),
    /** {@code a - b}. */
    DIFFERENCE((a, b) -> a - b),
    /** {@code a · b}. */
    PRODUCT((a, b) -> a * b),
    /** The larger one; NaN where one is. */
    MAXIMUM(Math::max),
    /** The smaller one; NaN where one is. */
    MINIMUM(Math::min);

    private final DoubleBinaryOperator function;

    Fold(DoubleBinaryOperator function) {
        this.function = function;
    }

    @Override
    public double applyAsDouble(double a, double b) {
        return function.applyAsDouble(a, b);
    }
}
