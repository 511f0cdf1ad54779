package org.kaon.schedule;

/** How the learning rate changes from step to step. */
public interface Schedule {
    /**
     * The learning rate of a step.
     *
     * @param step how many updates came before, from 0
     * @return a factor of the update
     */
    double at(long step);
}
