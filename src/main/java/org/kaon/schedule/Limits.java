package org.kaon.schedule;

import org.kaon.InputException;

/** What settings of schedules have to be. */
final class Limits {
    private Limits() {}

    static double rate(String name, double value) {
        return atLeast(name, value, 0);
    }

    static double atLeast(String name, double value, double least) {
        if (value >= least && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        throw new InputException(name + " is " + value + ", expected at least " + least);
    }

    static double steps(String name, double value) {
        if (value > 0 && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        throw new InputException(name + " is " + value + ", expected more than 0 steps");
    }
}
