package org.kaon.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kaon.InputException;

/** Which points of a curve to keep: its ends, and those that divide its length into equal parts. */
final class Thinning {
    private Thinning() {}

    /**
     * Chooses points: the first at or behind the end of each part.
     *
     * @param x of every point
     * @param y of every point
     * @param count at most how many to keep, at least 2
     * @return the numbers of the points to keep, ascending
     */
    static int[] keep(double[] x, double[] y, int count) {
        if (count < 2) {
            throw new InputException("A curve thinned to " + count + " points, expected at least 2");
        }
        int last = x.length - 1;
        if (x.length <= count) {
            return IntStream.rangeClosed(0, last).toArray();
        }
        double[] way = new double[x.length];
        for (int i = 1; i < way.length; i++) {
            way[i] = way[i - 1] + Math.abs(x[i] - x[i - 1]) + Math.abs(y[i] - y[i - 1]);
        }
        return IntStream.range(0, count)
                .map(part -> part == count - 1 ? last : firstAt(way, way[last] * part / (count - 1)))
                .distinct()
                .toArray();
    }

    private static int firstAt(double[] way, double length) {
        int found = Arrays.binarySearch(way, length);
        return found < 0 ? -found - 1 : found;
    }

    static double[] choose(double[] values, int[] kept) {
        return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
    }
}
