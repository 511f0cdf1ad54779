package org.kaon.data;

import java.util.List;
import org.kaon.InputException;

/**
 * Cross-validation in k parts: each row is held out once, by the fold of its number. Immutable; the same seed gives the same folds on every
 * machine.
 *
 * @param k how many folds
 * @param seed of the random order
 */
public record KFold(int k, long seed) {
    /** Above it, not every whole number is a float. */
    private static final float LARGEST_EXACT = 1 << 24;

    /**
     * Checks the number of folds.
     *
     * @param k at least 2
     * @param seed any
     * @throws InputException where there are fewer than two folds
     */
    public KFold {
        requireFolds(k);
    }

    /**
     * Random folds.
     *
     * @param k how many, at least 2
     * @param seed of the random order
     * @return the settings
     * @throws InputException where there are fewer than two folds
     */
    public static KFold of(int k, long seed) {
        return new KFold(k, seed);
    }

    /**
     * Random folds whose sizes differ by one at most.
     *
     * @param rowCount how many rows
     * @return the folds
     * @throws InputException where there are fewer rows than folds
     */
    public Folds rows(int rowCount) {
        return deal(Classes.one(rowCount), rowCount);
    }

    /**
     * Random folds in which the rows of each class, and all rows, differ in number by one at most.
     *
     * @param labels one per row; the same value, the same class
     * @return the folds
     * @throws InputException where a label is NaN, or a class has fewer rows than there are folds
     */
    public Folds stratified(float[] labels) {
        return deal(Classes.of(labels, k), labels.length);
    }

    /**
     * Folds by event number: an event is held out in the fold {@code number mod k} (never negative), so that it is the same in every file and
     * every study, whatever the rows' order.
     *
     * @param k how many folds, at least 2
     * @param numbers one per row
     * @return the folds
     * @throws InputException where there are fewer than two folds, or one is empty
     */
    public static Folds byEventNumber(int k, long[] numbers) {
        requireFolds(k);
        int[] folds = new int[numbers.length];
        for (int row = 0; row < folds.length; row++) {
            folds[row] = Math.floorMod(numbers[row], k);
        }
        return new Folds(k, folds);
    }

    /**
     * Folds by an event number of a table: one of its keys, which hold 64 bits, or a column, as long as its numbers are whole and below 2^24 in
     * size. Larger ones were rounded when they became floats, and are refused: they must be read by {@link ReadOptions#keys}.
     *
     * @param k how many folds, at least 2
     * @param table with the key or column
     * @param name of it
     * @return the folds
     * @throws InputException where there is no such key or column, it doesn't hold exact event numbers, there are fewer than two folds, or one
     *     is empty
     */
    public static Folds byEventNumber(int k, Dataset table, String name) {
        return byEventNumber(k, table.keyNames().contains(name) ? table.keys(name) : exact(table, name));
    }

    private static long[] exact(Dataset table, String name) {
        float[] values = table.column(name);
        long[] numbers = new long[values.length];
        for (int row = 0; row < values.length; row++) {
            numbers[row] = (long) values[row];
            if (numbers[row] != values[row] || !(Math.abs(values[row]) < LARGEST_EXACT)) {
                throw new InputException("column '" + name + "', row " + row + " (from 0): " + values[row]
                        + ", expected a whole number below " + (int) LARGEST_EXACT
                        + ", as far as float32 is exact; read larger event numbers by ReadOptions.keys");
            }
        }
        return numbers;
    }

    /** Like cards, on from one class to the next. */
    private Folds deal(List<int[]> classes, int rowCount) {
        int[] folds = new int[rowCount];
        Shuffle shuffle = new Shuffle(seed);
        int dealt = 0;
        for (int[] rows : classes) {
            shuffle.shuffle(rows);
            for (int row : rows) {
                folds[row] = dealt++ % k;
            }
        }
        return new Folds(k, folds);
    }

    private static void requireFolds(int k) {
        if (k < 2) {
            throw new InputException(k + " folds, expected at least 2");
        }
    }
}
