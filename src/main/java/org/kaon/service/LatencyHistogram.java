package org.kaon.service;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long requests took, as Prometheus counts it: each bucket holds what is at most its bound, and so all of the smaller ones. */
final class LatencyHistogram {
    private static final double[] BOUNDS_SECONDS = {
        1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.2, 0.5, 1, 2, 5, 10
    };
    private static final double NANOS = 1e9;

    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(BOUNDS_SECONDS.length + 1L).toArray(LongAdder[]::new);
    private final LongAdder nanos = new LongAdder();

    void add(long duration) {
        int bucket = 0;
        while (bucket < BOUNDS_SECONDS.length && duration > BOUNDS_SECONDS[bucket] * NANOS) {
            bucket++;
        }
        counts[bucket].increment();
        nanos.add(duration);
    }

    void write(MetricText text, String name) {
        text.family(name, "histogram", "From the first byte of a request to the last of its answer.");
        long sum = 0;
        for (int i = 0; i < BOUNDS_SECONDS.length; i++) {
            sum += counts[i].sum();
            text.count(name + "_bucket", sum, "le", Double.toString(BOUNDS_SECONDS[i]));
        }
        sum += counts[BOUNDS_SECONDS.length].sum();
        text.count(name + "_bucket", sum, "le", "+Inf");
        text.value(name + "_sum", (double) nanos.sum() / NANOS);
        text.count(name + "_count", sum);
    }
}
