package org.kaon.kernel;

/**
 * Which of an event's values belong together: member k of group g lies at {@code base[g] + step[k]}. So any set of axes can be reduced
 * with tables as long as the groups and the members, not as the event.
 *
 * @param size values per event
 * @param base one offset per group
 * @param step one offset per member
 */
public record Groups(int size, int[] base, int[] step) {
    /** A sum as the type of the arrays holds it: infinite where that overflows, as it does in Keras, and else with all of its digits. */
    static double held(double sum) {
        float narrow = (float) sum;
        return Math.abs(narrow) == Double.POSITIVE_INFINITY ? narrow : sum;
    }

    double mean(float[] x, int group) {
        double sum = 0;
        for (int offset : step) {
            sum += x[group + offset];
        }
        return held(sum) / step.length;
    }

    double variance(float[] x, int group, double mean) {
        double squares = 0;
        for (int offset : step) {
            squares += (x[group + offset] - mean) * (x[group + offset] - mean);
        }
        return held(squares) / step.length;
    }
}
