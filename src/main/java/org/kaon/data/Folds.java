package org.kaon.data;

import java.util.Objects;
import java.util.stream.IntStream;
import org.kaon.InputException;

/** Which rows each fold of a cross-validation holds out; made by {@link KFold}. Immutable. */
public final class Folds {
    private final int count;
    private final int[] foldOf;

    /** Takes the array over: the fold of each row. */
    Folds(int count, int[] foldOf) {
        this.count = count;
        this.foldOf = foldOf;
        int[] sizes = new int[count];
        for (int fold : foldOf) {
            sizes[fold]++;
        }
        for (int fold = 0; fold < count; fold++) {
            if (sizes[fold] == 0) {
                throw new InputException("fold " + fold + " of " + count + " has none of the " + foldOf.length
                        + " rows, expected at least 1");
            }
        }
    }

    /**
     * How many there are.
     *
     * @return at least 2
     */
    public int count() {
        return count;
    }

    /**
     * What a fold trains on.
     *
     * @param fold from 0
     * @return the rows that it doesn't hold out, ascending
     * @throws IndexOutOfBoundsException where there is no such fold
     */
    public int[] training(int fold) {
        Objects.checkIndex(fold, count);
        return IntStream.range(0, foldOf.length)
                .filter(row -> foldOf[row] != fold)
                .toArray();
    }

    /**
     * What a fold holds out.
     *
     * @param fold from 0
     * @return the rows to validate on, ascending
     * @throws IndexOutOfBoundsException where there is no such fold
     */
    public int[] validation(int fold) {
        Objects.checkIndex(fold, count);
        return IntStream.range(0, foldOf.length)
                .filter(row -> foldOf[row] == fold)
                .toArray();
    }
}
