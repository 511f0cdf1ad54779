package org.kaon.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjIntConsumer;

/** What the service counts, for {@code GET /metrics}. */
final class Metrics {
    private final List<String> features;
    private final Map<String, Map<Integer, LongAdder>> requests = new ConcurrentSkipListMap<>();
    private final Map<ErrorKind, LongAdder> errors = new ConcurrentSkipListMap<>();
    private final LongAdder events = new LongAdder();
    private final LongAdder lostLines = new LongAdder();
    private final LatencyHistogram latency = new LatencyHistogram();
    /** Guards the counts by feature: taken once a request, it costs less than as many atomic additions as there are features. */
    private final Object drift = new Object();

    private final long[] valueCounts;
    private final long[] outOfRangeCounts;

    Metrics(List<String> features) {
        this.features = features;
        this.valueCounts = new long[features.size()];
        this.outOfRangeCounts = new long[features.size()];
    }

    /** A request that was answered; the path is one of the table, so that there are few. */
    void request(String path, int status, long nanos) {
        requests.computeIfAbsent(path, unseen -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(status, unseen -> new LongAdder())
                .increment();
        latency.add(nanos);
    }

    void error(ErrorKind kind, int count) {
        errors.computeIfAbsent(kind, unseen -> new LongAdder()).add(count);
    }

    void events(int count) {
        events.add(count);
    }

    void lostLine() {
        lostLines.increment();
    }

    void drift(PredictRequest.Drift seen) {
        synchronized (drift) {
            for (int i = 0; i < valueCounts.length; i++) {
                valueCounts[i] += seen.valueCounts[i];
                outOfRangeCounts[i] += seen.outOfRangeCounts[i];
            }
        }
    }

    String text() {
        MetricText text = new MetricText();
        text.family("kaon_requests_total", "counter", "Requests answered, by path and status.");
        requests.forEach((path, statuses) -> statuses.forEach((status, count) ->
                text.count("kaon_requests_total", count.sum(), "path", path, "status", Integer.toString(status))));
        text.family("kaon_errors_total", "counter", "What was wrong with requests and events, by kind.");
        errors.forEach((kind, count) -> text.count("kaon_errors_total", count.sum(), "kind", kind.label()));
        text.family("kaon_events_total", "counter", "Events scored.");
        text.count("kaon_events_total", events.sum());
        latency.write(text, "kaon_request_duration_seconds");
        synchronized (drift) {
            writeDrift(text);
        }
        text.family("kaon_log_lines_lost_total", "counter", "Lines that the log's reader was too slow for.");
        text.count("kaon_log_lines_lost_total", lostLines.sum());
        return text.toString();
    }

    private void writeDrift(MetricText text) {
        text.family("kaon_feature_values_total", "counter", "Values received, by feature.");
        each((feature, i) -> text.count("kaon_feature_values_total", valueCounts[i], "feature", feature));
        text.family("kaon_feature_out_of_range_total", "counter", "Values outside the range of the training data.");
        each((feature, i) -> text.count("kaon_feature_out_of_range_total", outOfRangeCounts[i], "feature", feature));
        text.family("kaon_feature_out_of_range_ratio", "gauge", "Their share of all values since the start: drift.");
        each((feature, i) -> text.value("kaon_feature_out_of_range_ratio", share(i), "feature", feature));
    }

    private double share(int feature) {
        long outside = outOfRangeCounts[feature];
        return outside == 0 ? 0 : (double) outside / valueCounts[feature];
    }

    private void each(ObjIntConsumer<String> sample) {
        for (int i = 0; i < features.size(); i++) {
            sample.accept(features.get(i), i);
        }
    }
}
