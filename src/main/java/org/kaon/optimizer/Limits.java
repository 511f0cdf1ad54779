package org.kaon.optimizer;

import org.kaon.InputException;

/** What settings of optimizers have to be. */
final class Limits {
    private Limits() {}

    static void fraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InputException(name + " is " + value + ", expected 0 to 1");
        }
    }

    /** A decay of 1 never forgets its start, which the bias correction divides by. */
    static void decay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new InputException(name + " is " + value + ", expected at least 0 and less than 1");
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InputException(name + " is " + value + ", expected at least 0");
        }
    }
}
