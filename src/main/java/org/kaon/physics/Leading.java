package org.kaon.physics;

import java.util.Arrays;

/**
 * The leading particle of each event: the one with the largest value, usually of pT. Of equal ones it is the first; NaN never leads, and events
 * without a number in them are left out. Immutable.
 */
public final class Leading {
    private final int eventCount;
    private final int[] events;
    private final int[] particles;

    private Leading(int eventCount, int[] events, int[] particles) {
        this.eventCount = eventCount;
        this.events = events;
        this.particles = particles;
    }

    /**
     * Looks for them.
     *
     * @param offsets where each event's particles begin among all, and at the end how many there are
     * @param values of all particles, event after event
     * @return the leading ones
     * @throws org.kaon.InputException where the offsets descend or don't fit the values
     */
    public static Leading of(int[] offsets, double[] values) {
        if (offsets.length == 0 || offsets[0] < 0 || offsets[offsets.length - 1] > values.length) {
            throw new org.kaon.InputException(offsets.length + " offsets for " + values.length
                    + " values, expected one more than events, from 0 to the number of values");
        }
        int[] events = new int[offsets.length - 1];
        int[] particles = new int[offsets.length - 1];
        int found = 0;
        for (int event = 0; event < offsets.length - 1; event++) {
            if (offsets[event] > offsets[event + 1]) {
                throw new org.kaon.InputException("offset " + offsets[event + 1] + " of event " + (event + 1)
                        + " below that of the one before, " + offsets[event]);
            }
            int best = -1;
            for (int i = offsets[event]; i < offsets[event + 1]; i++) {
                if (best < 0 ? !Double.isNaN(values[i]) : values[i] > values[best]) {
                    best = i;
                }
            }
            if (best >= 0) {
                events[found] = event;
                particles[found++] = best;
            }
        }
        return new Leading(offsets.length - 1, Arrays.copyOf(events, found), Arrays.copyOf(particles, found));
    }

    /**
     * How many events have a leading particle.
     *
     * @return 0 or more
     */
    public int size() {
        return events.length;
    }

    /**
     * How many events have none: no particles, or only NaN.
     *
     * @return 0 or more
     */
    public int skippedCount() {
        return eventCount - events.length;
    }

    /**
     * The events that have one.
     *
     * @return a new array of numbers of events, from 0, ascending
     */
    public int[] events() {
        return events.clone();
    }

    /**
     * Where the leading particles stand among all.
     *
     * @return a new array of indices, as many as {@link #size()}
     */
    public int[] particles() {
        return particles.clone();
    }

    /**
     * Takes the leading particles' values of another column.
     *
     * @param values of all particles, event after event
     * @return a new array, as many as {@link #size()}
     * @throws org.kaon.InputException where there are fewer values than particles
     */
    public double[] of(double[] values) {
        double[] chosen = new double[particles.length];
        for (int i = 0; i < chosen.length; i++) {
            if (particles[i] >= values.length) {
                throw new org.kaon.InputException(
                        values.length + " values, expected one for each particle, " + (particles[i] + 1) + " at least");
            }
            chosen[i] = values[particles[i]];
        }
        return chosen;
    }
}
