package org.kaon.benchmarks.run;

import org.kaon.benchmarks.report.Candidate;
import org.kaon.benchmarks.report.Measurement;

/**
 * What a trial measures.
 *
 * @param group such as {@code latency}
 * @param network the architecture's name
 * @param setting what else distinguishes it; may be empty
 * @param candidate who
 */
record Label(String group, String network, String setting, Candidate candidate) {
    Measurement measurement(String metric, int round, double value) {
        return new Measurement(group, network, setting, candidate, metric, round, value);
    }

    Label of(Candidate other) {
        return new Label(group, network, setting, other);
    }

    @Override
    public String toString() {
        return (group + " " + network + " " + setting).strip() + ": " + candidate.engine() + ", " + candidate.jvm()
                + (candidate.threads() == 1 ? "" : ", " + candidate.threads() + " threads");
    }
}
