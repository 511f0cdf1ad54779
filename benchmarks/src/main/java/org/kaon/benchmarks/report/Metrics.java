package org.kaon.benchmarks.report;

/** Names of figures. */
public final class Metrics {
    /** Seconds per call, step or epoch: the median over the iterations of a fork. */
    public static final String TIME = "time";

    /** Bytes allocated per call. */
    public static final String ALLOCATED = "allocated";

    /** Calls per second of all threads together. */
    public static final String RATE = "rate";

    /** Seconds from the start of a JVM to its first answer. */
    public static final String START = "JVM start to first answer";

    private Metrics() {}
}
