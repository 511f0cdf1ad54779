package org.kaon.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Times of calls: first Kaon's ratios on one line per network, a table for each baseline, then all candidates.
 *
 * @param baselines whom Kaon is compared with; the first, whom everyone is
 */
record TimeTables(List<Baseline> baselines) {
    TimeTables(Baseline... baselines) {
        this(List.of(baselines));
    }

    String render(Results results) {
        String summaries =
                baselines.stream().map(baseline -> summary(results, baseline)).collect(Collectors.joining("\n"));
        return summaries + "\n<details><summary>All times</summary>\n\n" + details(results) + "\n</details>\n";
    }

    private static String summary(Results results, Baseline baseline) {
        List<Candidate> kaon = results.candidates().stream()
                .filter(candidate -> candidate.engine().startsWith("kaon"))
                .toList();
        List<String> header = new ArrayList<>(List.of("how many times as fast as " + baseline.title(), ""));
        kaon.forEach(candidate -> header.add(Format.name(candidate) + ", " + candidate.jvm()));
        Table table = new Table(header);
        for (Results.Place place : results.places()) {
            Results here = results.at(place);
            List<String> cells = new ArrayList<>(List.of(place.network(), place.setting()));
            kaon.forEach(candidate -> cells.add(ratio(here, candidate, baseline)));
            table.row(cells);
        }
        return table.toString();
    }

    private String details(Results results) {
        boolean allocation = results.metrics().contains(Metrics.ALLOCATED);
        List<String> header = new ArrayList<>(List.of(
                "network",
                "",
                "who",
                "runs on",
                "time (forks)",
                "times as fast as " + baselines.get(0).title()));
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
                        ratio(here, candidate, baselines.get(0))));
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

    private static String ratio(Results here, Candidate candidate, Baseline baseline) {
        Optional<Candidate> peer = baseline.of(candidate, here);
        if (peer.equals(Optional.of(candidate))) {
            return "1";
        }
        Optional<Sample> own = here.sample(candidate, Metrics.TIME);
        Optional<Sample> other = peer.flatMap(whom -> here.sample(whom, Metrics.TIME));
        return own.flatMap(sample -> other.map(theirs -> theirs.over(sample)))
                .map(Format::ratio)
                .orElse("–");
    }
}
