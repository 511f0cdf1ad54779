package org.kaon.benchmarks.engine;

import org.kaon.benchmarks.network.Subject;

/** Something that evaluates networks. */
public interface Engine {
    /**
     * The largest difference, as a part of the largest output, that another order of sums leaves: eight times float32's rounding (2⁻²³ = 1.2e-7).
     */
    double SAME_NUMBERS = 1e-6;

    /** Its name in options and tables of raw figures. */
    String name();

    /** Its largest difference from the reference forward pass that counts as agreement, as a part of the largest output. */
    default double tolerance() {
        return SAME_NUMBERS;
    }

    /** Whether it claims that a single prediction allocates nothing. */
    default boolean allocatesNothing() {
        return false;
    }

    /**
     * Makes a network ready.
     *
     * @param subject the network
     * @param threads that one evaluation may use, where the engine lets one choose
     * @return ready to evaluate
     */
    Compiled compile(Subject subject, int threads);
}
