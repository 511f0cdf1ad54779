package org.kaon.study.lepton;

import java.util.Arrays;
import org.kaon.InputException;
import org.kaon.random.NumpyLegacy;

/**
 * Training and test half of some events, as scikit-learn's {@code train_test_split(…, train_size=0.5, test_size=0.5, random_state=seed)} has them: of numpy's
 * {@code RandomState(seed).permutation(n)} the first ⌈n/2⌉ are the test half, the others the training half; not stratified.
 *
 * @param training events, from 0
 * @param test events, from 0
 */
public record Halves(int[] training, int[] test) {
    /** The published study's. */
    public static final long SEED = 42;

    private static final int LEAST = 4;

    /**
     * Divides events.
     *
     * @param count how many there are
     * @param seed 0 to 2³² − 1
     * @return both halves
     * @throws InputException where there are fewer than 4 events
     */
    public static Halves of(int count, long seed) {
        if (count < LEAST) {
            throw new InputException(count + " events, expected at least " + LEAST + " for two halves");
        }
        int[] order = new NumpyLegacy(seed).permutation(count);
        int testCount = (count + 1) / 2;
        return new Halves(Arrays.copyOfRange(order, testCount, count), Arrays.copyOf(order, testCount));
    }
}
