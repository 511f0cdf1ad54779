package org.kaon.benchmarks.engine;

import org.kaon.benchmarks.network.Subject;

/** Something that evaluates networks. */
public interface Engine {
    /** Eight times float32's rounding (2⁻²³ = 1.2e-7): what Kaon promises of its kernels. */
    double PROMISED = 1e-6;

    /** The reference and a peer each sum hundreds of float32 products in an order of their own: up to 1e-6 was seen, other machines sum otherwise. */
    double ANOTHER_ORDER = 5e-6;

    /** Its name in options and tables of raw figures. */
    String name();

    /** Its largest difference from the reference forward pass that counts as agreement, as a part of the largest output. */
    default double tolerance() {
        return ANOTHER_ORDER;
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
