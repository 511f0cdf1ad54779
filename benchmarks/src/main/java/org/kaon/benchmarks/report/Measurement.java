package org.kaon.benchmarks.report;

/**
 * One figure of one fork.
 *
 * @param group such as {@code latency}
 * @param network the architecture's name
 * @param setting what else distinguishes the table's rows, such as {@code 128 rows}; empty where nothing does
 * @param candidate who was measured
 * @param metric what was measured, such as {@link Metrics#TIME}
 * @param round of the interleaved forks, from 0
 * @param value in seconds, bytes or a count
 */
public record Measurement(
        String group, String network, String setting, Candidate candidate, String metric, int round, double value) {}
