package org.kaon.benchmarks.report;

/**
 * Who is measured.
 *
 * @param engine name in the table of engines
 * @param jvm label of the JVM, or of what runs it instead
 * @param threads that it may use
 */
public record Candidate(String engine, String jvm, int threads) {}
