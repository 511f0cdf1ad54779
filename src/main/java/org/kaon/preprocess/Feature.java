package org.kaon.preprocess;

import org.kaon.InputException;

/**
 * A feature as its training data showed it, in the data's own units.
 *
 * <p>Where only the name is known, {@link #named} takes the values that change nothing: mean 0, std 1 and no bounds.
 *
 * @param name as in the data's header
 * @param mean sample mean
 * @param std sample standard deviation (n - 1); 0 for a feature that is constant in the training data, which can't be standardised
 * @param min smallest value; negative infinity where there is no lower bound
 * @param max largest value; positive infinity where there is no upper bound
 */
public record Feature(String name, double mean, double std, double min, double max) {
    /** How far beyond its bounds a value still counts as in range, relative to the larger bound: statistics are often written as float32. */
    private static final double SLACK = 1e-6;

    /** The smallest number that a float can be divided by: a feature with a smaller std or range is constant. */
    static final double SMALLEST_SCALE = Float.MIN_NORMAL;

    /**
     * Checks the numbers.
     *
     * @param name not blank
     * @param mean finite
     * @param std finite, at least 0
     * @param min a number or negative infinity
     * @param max at least {@code min}; a number or positive infinity
     * @throws InputException where the name is blank, the mean or std isn't finite, the std is negative, or min and max bound nothing
     */
    public Feature {
        if (name.isBlank()) {
            throw new InputException("a feature has a blank name");
        }
        if (!Double.isFinite(mean)) {
            throw wrong(name, "Mean", mean, "a finite number");
        }
        if (!(std >= 0) || std == Double.POSITIVE_INFINITY) {
            throw wrong(name, "Std", std, "a finite number of at least 0");
        }
        if (Double.isNaN(min) || min == Double.POSITIVE_INFINITY) {
            throw wrong(name, "Min", min, "a number or negative infinity");
        }
        if (!(max >= min) || max == Double.NEGATIVE_INFINITY) {
            throw wrong(name, "Max", max, "at least Min, " + min);
        }
    }

    /**
     * A feature of which only the name is known.
     *
     * @param name as in the data's header
     * @return mean 0, std 1, no bounds
     */
    public static Feature named(String name) {
        return new Feature(name, 0, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Whether there is a range to check against.
     *
     * @return whether at least one bound is finite
     */
    public boolean isBounded() {
        return min != Double.NEGATIVE_INFINITY || max != Double.POSITIVE_INFINITY;
    }

    /**
     * Whether it is constant, so that {@code (x - mean) / std} has no meaning.
     *
     * @return whether the std is 0, or too small for a float to be divided by
     */
    public boolean isConstant() {
        return std < SMALLEST_SCALE;
    }

    /**
     * The smallest value that counts as in range: {@code min} less the slack of 1e-6 · max(|min|, |max|) over the finite bounds.
     *
     * @return at most {@code min}
     */
    public double lowest() {
        return min - slack();
    }

    /**
     * The largest value that counts as in range: {@code max} and the slack of 1e-6 · max(|min|, |max|) over the finite bounds.
     *
     * @return at least {@code max}
     */
    public double highest() {
        return max + slack();
    }

    private double slack() {
        return SLACK * Math.max(finiteSize(min), finiteSize(max));
    }

    private static double finiteSize(double bound) {
        return Double.isInfinite(bound) ? 0 : Math.abs(bound);
    }

    private static InputException wrong(String name, String what, double value, String expected) {
        return new InputException("Feature '" + name + "': " + what + " is " + value + ", expected " + expected);
    }
}
