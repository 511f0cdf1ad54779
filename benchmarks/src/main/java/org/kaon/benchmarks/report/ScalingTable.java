package org.kaon.benchmarks.report;

import java.util.List;
import java.util.Optional;

/** Calls per second of one thread and of two that share a predictor. */
final class ScalingTable {
    private static final int MORE = 2;

    private ScalingTable() {}

    static String render(Results results) {
        Table table =
                new Table(List.of("network", "who", "runs on", "one thread, calls/s", "two threads, calls/s", "gain"));
        for (Results.Place place : results.places()) {
            Results here = results.at(place);
            for (Candidate one : here.candidates()) {
                if (one.threads() == 1) {
                    table.row(row(place, here, one));
                }
            }
        }
        return table.toString();
    }

    private static List<String> row(Results.Place place, Results here, Candidate one) {
        Optional<Sample> single = here.sample(one, Metrics.RATE);
        Optional<Sample> both = here.sample(new Candidate(one.engine(), one.jvm(), MORE), Metrics.RATE);
        return List.of(
                place.network(),
                Format.name(one),
                one.jvm(),
                single.map(Format::number).orElse("–"),
                both.map(Format::number).orElse("–"),
                single.flatMap(alone -> both.map(shared -> shared.over(alone)))
                        .map(Format::ratio)
                        .orElse("–"));
    }
}
