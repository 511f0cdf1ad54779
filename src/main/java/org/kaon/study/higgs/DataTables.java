package org.kaon.study.higgs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.preprocess.BackwardElimination;
import org.kaon.preprocess.BackwardElimination.Round;
import org.kaon.preprocess.BackwardElimination.Rule;
import org.kaon.preprocess.ColumnSummary;
import org.kaon.preprocess.LeastSquares;
import org.kaon.study.ShownNumbers;
import org.kaon.study.Table;

/** What the report says about the data, as tables. */
final class DataTables {
    /** So many samples tell how stable a choice is. */
    private static final int SAMPLES = 20;

    private DataTables() {}

    static Table cleaning(PreparedEvents events) {
        PreparedEvents.Counts counts = events.counts();
        return Table.of("step", "rows", "dropped")
                .row("read", counts.read(), 0)
                .row("without duplicates", counts.distinct(), counts.read() - counts.distinct())
                .row("without missing values", counts.complete(), counts.distinct() - counts.complete())
                .row("without outliers", counts.regular(), counts.complete() - counts.regular());
    }

    static Table outliers(PreparedEvents events) {
        Table table =
                Table.of("feature", "values above mean + 8 σ", "limit: quantile 0.9999 of |x|", "values above limit");
        List<String> names = events.limits().columns();
        for (int i = 0; i < names.size(); i++) {
            table.row(names.get(i), events.aboveSigmas()[i], events.limits().limits()[i], events.aboveLimits()[i]);
        }
        return table;
    }

    static Table summaries(List<ColumnSummary> summaries) {
        Table table = Table.of(Stream.of(
                        Stream.of("feature", "min"),
                        IntStream.range(1, 10).mapToObj(i -> "decile " + i),
                        Stream.of(
                                "max",
                                "median",
                                "interquartile range",
                                "skewness",
                                "excess kurtosis",
                                "10 % trimmed mean",
                                "5 % winsorised mean"))
                .flatMap(names -> names)
                .toList());
        for (ColumnSummary summary : summaries) {
            List<Object> cells = new ArrayList<>(List.of(summary.name(), summary.min()));
            for (double decile : summary.deciles()) {
                cells.add(decile);
            }
            cells.addAll(List.of(
                    summary.max(),
                    summary.median(),
                    summary.interquartileRange(),
                    summary.skewness(),
                    summary.kurtosis(),
                    summary.trimmedMean(),
                    summary.winsorisedMean()));
            table.row(cells);
        }
        return table;
    }

    /** Both rules, on all regular rows, on those that the study may see, and on a small sample. */
    static Table elimination(PreparedEvents events, Settings settings) {
        Examples all = Examples.of(events.regular()).label(HiggsStudy.LABEL);
        Map<String, Examples> samples = new LinkedHashMap<>();
        samples.put("all", all);
        if (!settings.method.seesAllRows()) {
            samples.put("training", all.rows(events.parts().get(PreparedEvents.TRAINING)));
        }
        samples.put("5 %", small(all, settings.seed));
        Table table = Table.of("rule", "rows", "round", "removed", "R² before", "R² after");
        samples.forEach((name, sample) -> {
            LeastSquares fits = LeastSquares.of(sample);
            for (Rule rule : Rule.values()) {
                List<Round> rounds = new BackwardElimination(rule, Settings.ROUNDS).run(fits);
                for (int i = 0; i < rounds.size(); i++) {
                    Round round = rounds.get(i);
                    table.row(
                            words(rule),
                            name + " (" + ShownNumbers.count(sample.size()) + ")",
                            i + 1,
                            round.removed(),
                            round.before(),
                            round.before() - round.loss());
                }
            }
        });
        return table;
    }

    /** How often each feature is among the three that go, over samples of 5 %. */
    static Table stability(PreparedEvents events, Settings settings) {
        Examples all = Examples.of(events.regular()).label(HiggsStudy.LABEL);
        Map<Rule, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (Rule rule : Rule.values()) {
            counts.put(rule, new LinkedHashMap<>());
        }
        for (int i = 1; i <= SAMPLES; i++) {
            LeastSquares fits = LeastSquares.of(small(all, settings.seed + i));
            counts.forEach((rule, removed) -> new BackwardElimination(rule, Settings.ROUNDS)
                    .run(fits)
                    .forEach(round -> removed.merge(round.removed(), 1, Integer::sum)));
        }
        Table table = Table.of("rule", "feature", "removed in so many of " + SAMPLES + " samples");
        counts.forEach((rule, removed) -> removed.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> table.row(words(rule), entry.getKey(), entry.getValue())));
        return table;
    }

    private static Examples small(Examples all, long seed) {
        return PreparedEvents.sample(all, Settings.SMALL_SAMPLE, seed);
    }

    static String words(Rule rule) {
        return rule == Rule.PUBLISHED ? "published (lowest R² without it)" : "sensible (highest R² without it)";
    }

    /** The rows of a class. */
    static Dataset ofClass(Dataset regular, int label) {
        float[] labels = regular.column(HiggsStudy.LABEL);
        return regular.rows(IntStream.range(0, labels.length)
                        .filter(row -> labels[row] == label)
                        .toArray())
                .without(List.of(HiggsStudy.LABEL));
    }
}
