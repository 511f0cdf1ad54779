package org.kaon.benchmarks.run;

import java.util.List;

/**
 * Trials that take turns, so that whatever disturbs the machine disturbs all of them.
 *
 * @param title for the log
 * @param trials in their order
 * @param first round
 * @param end of the rounds: one behind the last
 */
record Block(String title, List<Trial> trials, int first, int end) {
    Block(String title, List<Trial> trials, int rounds) {
        this(title, trials, 0, rounds);
    }

    /** The first trials alone. */
    Block first(int count) {
        return new Block(title, trials.subList(0, Math.min(count, trials.size())), first, end);
    }

    int trialCount() {
        return trials.size() * (end - first);
    }
}
