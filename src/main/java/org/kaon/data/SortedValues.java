package org.kaon.data;

import java.util.Arrays;
import org.kaon.InputException;

/**
 * The values of one column in ascending order, from which quantiles and their kin are read: exactly, for nothing is binned or sketched. Memory: 4 bytes a value,
 * so that a table of any number of columns costs one column more. NaN is left out, as pandas does.
 */
public final class SortedValues {
    private final float[] sorted;

    private SortedValues(float[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Sorts values.
     *
     * @param values any, copied
     * @return the values that aren't NaN
     * @throws InputException where there is none
     */
    public static SortedValues of(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        while (count > 0 && Float.isNaN(sorted[count - 1])) {
            count--;
        }
        if (count == 0) {
            throw new InputException(values.length + " values of which none is a number, expected at least one");
        }
        return new SortedValues(count == sorted.length ? sorted : Arrays.copyOf(sorted, count));
    }

    /**
     * How many values there are.
     *
     * @return at least 1
     */
    public int count() {
        return sorted.length;
    }

    /**
     * A quantile, between two values by linear interpolation at {@code q (n - 1)}, as numpy and pandas do unless told otherwise.
     *
     * @param q from 0 (the least value) to 1 (the greatest)
     * @return the quantile
     * @throws InputException where q isn't from 0 to 1
     */
    public double quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new InputException("quantile " + q + ", expected 0 to 1");
        }
        double place = q * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        double part = place - below;
        // From the nearer end, as numpy does, so that both ends come out exactly.
        return low == high ? low : part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
    }

    /**
     * The mean without a part of the values at either end: {@code floor(part · n)} of them, as SciPy's {@code trim_mean}.
     *
     * @param part from 0 to less than 0.5, such as 0.1
     * @return the mean of what is left
     * @throws InputException where the part isn't from 0 to less than 0.5
     */
    public double trimmedMean(double part) {
        int cut = cut(part);
        double sum = 0;
        for (int i = cut; i < sorted.length - cut; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - 2 * cut);
    }

    /**
     * The mean with a part of the values at either end, {@code floor(part · n)} of them, replaced by the nearest that stays, as SciPy's
     * {@code winsorize}.
     *
     * @param part from 0 to less than 0.5, such as 0.05
     * @return the mean of all
     * @throws InputException where the part isn't from 0 to less than 0.5
     */
    public double winsorisedMean(double part) {
        int cut = cut(part);
        int kept = sorted.length - 2 * cut;
        double ends = (double) sorted[cut] + sorted[sorted.length - 1 - cut];
        return (trimmedMean(part) * kept + ends * cut) / sorted.length;
    }

    private int cut(double part) {
        if (!(part >= 0 && part < 0.5)) {
            throw new InputException("part " + part + " of the values at either end, expected 0 to less than 0.5");
        }
        return (int) (part * sorted.length);
    }
}
