package org.kaon.schedule;

/**
 * How the learning rate changes from step to step. Immutable. Keras computes all rates that change in float32, whatever the network
 * computes in, and so do these.
 */
public interface Schedule {
    /**
     * The learning rate of a step.
     *
     * @param step how many steps came before, from 0
     * @return a factor of the update
     */
    double at(long step);

    /**
     * This schedule after a warm-up, in which the rate grows in a straight line up to this schedule's first.
     *
     * @param from the rate of the first step
     * @param steps how long it takes
     * @return a new schedule
     */
    default Schedule warmUp(double from, long steps) {
        return new WarmUp(from, steps, this);
    }
}
