package org.kaon.kernel;

/** How two values become one. In double, so that the float nearest to the result is the one that float arithmetic gives. */
public enum Fold {
    /** {@code a + b}. */
    SUM {
        @Override
        double of(double a, double b) {
            return a + b;
        }
    },
    /** {@code a - b}. */
    DIFFERENCE {
        @Override
        double of(double a, double b) {
            return a - b;
        }
    },
    /** {@code a · b}. */
    PRODUCT {
        @Override
        double of(double a, double b) {
            return a * b;
        }
    },
    /** The larger one; NaN where one is. */
    MAXIMUM {
        @Override
        double of(double a, double b) {
            return Math.max(a, b);
        }
    },
    /** The smaller one; NaN where one is. */
    MINIMUM {
        @Override
        double of(double a, double b) {
            return Math.min(a, b);
        }
    };

    abstract double of(double a, double b);
}
