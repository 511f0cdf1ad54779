package org.kaon.kernel;

/** What random numbers do to values in training: {@code y = factor · x + shift}. */
public interface Disturbance {
    /**
     * Makes factors, and shifts where they aren't 0.
     *
     * @param key for {@link Noise}
     * @param first place of the first value's random number; the others follow
     * @param count how many values
     * @param to receives a factor and a shift for each; shifts are 0 before
     */
    void draw(long key, long first, int count, Draws to);
}
