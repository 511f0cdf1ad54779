package org.kaon.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Times of calls: first Kaon's ratios on one line per network, then all candidates.
 *
 * @param baseline whom everyone is compared with
 */
record TimeTables(Baseline baseline) {
    String render(Results results) {
        return summary(results) + "\n<details><summary>All times</summary>\n\n" + details(results) + "\n</details>\n";
    }

    private String summary(Results results) {
        List<Candidate> kaon = results.candidates().stream()
                .filter(candidate -> candidate.engine().startsWith("kaon"))
                .toList();
        List<String> header = new ArrayList<>(List.of("how many times as fast as " + baseline.title(), ""));
        kaon.forEach(candidate -> header.add(Format.name(candidate) + ", " + candidate.jvm()));
        Table table = new Table(header);
        for (Results.Place place : results.places()) {
            Results here = results.at(place);
            List<String> cells = new ArrayList<>(List.of(place.network(), place.setting()));
            kaon.forEach(candidate -> cells.add(ratio(here, candidate)));
            table.row(cells);
        }
        return table.toString();
    }

    private String details(Results results) {
        boolean allocation = results.metrics().contains(Metrics.ALLOCATED);
        List<String> header =
                new ArrayList<>(List.of("network", "", "who", "runs on", "time (forks)", "times as fast"));
        if (allocation) {
            header.add("bytes per call");
        }
        Table table = new Table(header);
        for (Results.Place place : results.places()) {
            Results here = results.at(place);
            Set<Candidate> candidates = here.candidates();
            for (Candidate candidate : candidates) {
                List<String> cells = new ArrayList<>(List.of(
                        place.network(),
                        place.setting(),
                        Format.name(candidate),
                        candidate.jvm(),
                        here.sample(candidate, Metrics.TIME)
                                .map(Format::seconds)
                                .orElse("–"),
                        ratio(here, candidate)));
                if (allocation) {
                    cells.add(here.sample(candidate, Metrics.ALLOCATED)
                            .map(Format::bytes)
                            .orElse("–"));
                }
                table.row(cells);
            }
        }
        return table.toString();
    }

    private String ratio(Results here, Candidate candidate) {
        Optional<Sample> own = here.sample(candidate, Metrics.TIME);
        Optional<Sample> other = baseline.of(candidate, here).flatMap(peer -> here.sample(peer, Metrics.TIME));
        return own.flatMap(sample -> other.map(peer -> peer.over(sample)))
                .map(Format::ratio)
                .orElse("–");
    }
}
