package org.kaon.benchmarks.measure;

import org.HdrHistogram.Histogram;

/**
 * A loop that does something at fixed moments. The response time counts from the moment when a call was due, not from when it began: a call that
 * waits behind a slow one is slow itself, so coordinated omission is corrected at its source.
 */
final class Ticks {
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram response = new Histogram(LONGEST_NANOS, DIGITS);
    private final Histogram call = new Histogram(LONGEST_NANOS, DIGITS);
    private final Call body;
    private float sum;

    /** What is done at each tick. */
    interface Call {
        /** Something that depends on what was done. */
        float run();
    }

    Ticks(Call body) {
        this.body = body;
    }

    /** Runs a number of ticks, a period apart. */
    void run(int count, long periodNanos) {
        long due = System.nanoTime() + periodNanos;
        for (int i = 0; i < count; i++) {
            while (System.nanoTime() - due < 0) {
                Thread.onSpinWait();
            }
            long begin = System.nanoTime();
            sum += body.run();
            long end = System.nanoTime();
            response.recordValue(Math.min(end - due, LONGEST_NANOS));
            call.recordValue(Math.min(end - begin, LONGEST_NANOS));
            due += periodNanos;
        }
    }

    /** Forgets what was recorded so far. */
    void reset() {
        response.reset();
        call.reset();
    }

    Histogram response() {
        return response;
    }

    Histogram call() {
        return call;
    }

    /** Keeps the calls from being optimised away. */
    float sum() {
        return sum;
    }
}
