package org.kaon.kernel;

/** What random numbers do to a value in training: {@code y = factor · x + shift}. */
public interface Disturbance {
    /**
     * The factor of a value.
     *
     * @param key for {@link Noise}
     * @param place of the random number
     * @return what x is multiplied with
     */
    double factor(long key, long place);

    /**
     * The shift of a value.
     *
     * @param key for {@link Noise}
     * @param place of the random number
     * @return what is added; 0 unless overridden
     */
    default double shift(long key, long place) {
        return 0;
    }
}
