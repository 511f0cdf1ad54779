package org.kaon.benchmarks.run;

import java.util.List;
import org.kaon.benchmarks.network.Architecture;

/**
 * What a run of the benchmarks covers.
 *
 * @param networks to measure
 * @param rounds of forks of what the tables compare
 * @param timing of each fork
 * @param jdks to measure on
 * @param models the networks' files
 * @param pythons with a library to measure beside
 */
public record Campaign(
        List<Architecture> networks, int rounds, Timing timing, Jdks jdks, ModelFolder models, List<Python> pythons) {
    private static final int FEWER_ROUNDS = 3;

    /** Rounds of what stands in the tables for orientation only. */
    int fewerRounds() {
        return Math.min(rounds, FEWER_ROUNDS);
    }
}
