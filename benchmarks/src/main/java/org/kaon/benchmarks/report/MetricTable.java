package org.kaon.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A column per figure, a row per candidate. */
final class MetricTable {
    private static final Set<String> COUNTS = Set.of("calls to twice steady");

    private MetricTable() {}

    static String render(Results results) {
        List<String> header = new ArrayList<>(List.of("network", "", "who", "runs on"));
        header.addAll(results.metrics());
        Table table = new Table(header);
        for (Results.Place place : results.places()) {
            Results here = results.at(place);
            for (Candidate candidate : here.candidates()) {
                List<String> cells = new ArrayList<>(
                        List.of(place.network(), place.setting(), Format.name(candidate), candidate.jvm()));
                results.metrics()
                        .forEach(metric -> cells.add(here.sample(candidate, metric)
                                .map(sample -> COUNTS.contains(metric) ? Format.number(sample) : Format.seconds(sample))
                                .orElse("–")));
                table.row(cells);
            }
        }
        return table.toString();
    }
}
