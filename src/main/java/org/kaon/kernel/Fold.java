package org.kaon.kernel;

/** How two values become one. In double, so that the float nearest to the result is the one that float arithmetic gives. */
public enum Fold {
    /** {@code a + b}. */
    SUM {
        @Override
        double of(double a, double b) {
            return a + b;
        }

        @Override
        double left(double a, double b) {
            return 1;
        }

        @Override
        double right(double a, double b) {
            return 1;
        }
    },
    /** {@code a - b}. */
    DIFFERENCE {
        @Override
        double of(double a, double b) {
            return a - b;
        }

        @Override
        double left(double a, double b) {
            return 1;
        }

        @Override
        double right(double a, double b) {
            return -1;
        }
    },
    /** {@code a · b}. */
    PRODUCT {
        @Override
        double of(double a, double b) {
            return a * b;
        }

        @Override
        double left(double a, double b) {
            return b;
        }

        @Override
        double right(double a, double b) {
            return a;
        }
    },
    /** The larger one; NaN where one is. Of two equal ones the first gets the gradient, as in TensorFlow. */
    MAXIMUM {
        @Override
        double of(double a, double b) {
            return Math.max(a, b);
        }

        @Override
        double left(double a, double b) {
            return a >= b ? 1 : 0;
        }

        @Override
        double right(double a, double b) {
            return a >= b ? 0 : 1;
        }
    },
    /** The smaller one; NaN where one is. Of two equal ones the first gets the gradient, as in TensorFlow. */
    MINIMUM {
        @Override
        double of(double a, double b) {
            return Math.min(a, b);
        }

        @Override
        double left(double a, double b) {
            return a <= b ? 1 : 0;
        }

        @Override
        double right(double a, double b) {
            return a <= b ? 0 : 1;
        }
    };

    abstract double of(double a, double b);

    /** The derivative by a. */
    abstract double left(double a, double b);

    /** The derivative by b. */
    abstract double right(double a, double b);
}
