package org.kaon.training;

/**
 * The value that a callback watches.
 *
 * @param name a column of the history, such as {@code val_loss}
 * @param mode which direction is better
 * @param minDelta smallest change that counts as better, at least 0
 */
record Monitor(String name, Mode mode, double minDelta) {
    /** Which direction is better. */
    enum Mode {
        /** Losses go down, metrics where they say. */
        AUTO,
        /** The smaller the better. */
        MIN,
        /** The greater the better. */
        MAX
    }

    static Monitor of(String name) {
        return new Monitor(name, Mode.AUTO, 0);
    }

    Monitor minDelta(double delta) {
        return new Monitor(name, mode, Math.abs(delta));
    }

    Monitor mode(Mode other) {
        return new Monitor(name, other, minDelta);
    }

    /** Strictly better by more than the smallest change, in the order of Keras's arithmetic; never where one is NaN. */
    boolean isBetter(Epoch epoch, double value, double reference) {
        boolean lower = mode == Mode.MIN || (mode == Mode.AUTO && epoch.lowerIsBetter(name));
        return lower ? value + minDelta < reference : value - minDelta > reference;
    }
}
