package org.kaon.study.higgs;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kaon.InputException;
import org.kaon.data.DataCheck;
import org.kaon.data.Dataset;
import org.kaon.data.Duplicates;
import org.kaon.data.Examples;
import org.kaon.data.MissingValues;
import org.kaon.data.Split;
import org.kaon.preprocess.BackwardElimination;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.LeastSquares;
import org.kaon.preprocess.OutlierLimits;

/**
 * The events of a study, cleaned and divided. Rows are those of the table that was read, and an event's row there is its event number.
 *
 * @param counts how many rows each step left
 * @param missing values of the distinct rows
 * @param aboveSigmas for each feature, how many values lie above mean + 8 σ in size; those rows are only counted
 * @param limits the quantiles of |x| above which a value is an outlier
 * @param aboveLimits for each feature, how many values of the complete rows lie above its limit; those rows go
 * @param regular all events that are left, with all features
 * @param eventNumbers of the regular events
 * @param parts the regular events of {@code training}, {@code validation} and {@code test}, by their places among the regular ones
 * @param rounds of the elimination
 * @param features that stay, in the order of the table
 * @param statistics of the label and the features that stay, in the rows that scaling may see
 */
public record PreparedEvents(
        Counts counts,
        MissingValues missing,
        long[] aboveSigmas,
        OutlierLimits limits,
        long[] aboveLimits,
        Dataset regular,
        long[] eventNumbers,
        Map<String, int[]> parts,
        List<BackwardElimination.Round> rounds,
        List<String> features,
        FeatureSchema statistics) {
    static final String TRAINING = "training";
    static final String VALIDATION = "validation";
    static final String TEST = "test";

    /**
     * Copies the lists.
     *
     * @param counts how many rows each step left
     * @param missing values of the distinct rows
     * @param aboveSigmas values above mean + 8 σ in size
     * @param limits of |x|
     * @param aboveLimits values above the limits
     * @param regular all events that are left
     * @param eventNumbers of the regular events
     * @param parts of the regular events
     * @param rounds of the elimination
     * @param features that stay
     * @param statistics of label and features
     */
    public PreparedEvents {
        parts = Map.copyOf(parts);
        rounds = List.copyOf(rounds);
        features = List.copyOf(features);
    }

    /**
     * How many rows each step left.
     *
     * @param read as many as the table has, or the sample of it
     * @param distinct without rows that equal an earlier one
     * @param complete without rows that lack a value
     * @param regular without rows that have an outlier
     */
    public record Counts(int read, int distinct, int complete, int regular) {}

    static PreparedEvents of(Dataset table, Settings settings) {
        table.indexOf(HiggsStudy.LABEL);
        settings.progress.accept("duplicates and missing values");
        int[] rows = sampled(table.rowCount(), settings);
        int read = rows.length;
        rows = choose(rows, Duplicates.firstRows(table.rows(rows)));
        int distinct = rows.length;
        MissingValues missing = MissingValues.of(table.rows(rows));
        rows = choose(rows, missing.completeRows());
        Dataset complete = table.rows(rows);
        DataCheck.of().classLabels(2).check(Examples.of(complete).label(HiggsStudy.LABEL));

        settings.progress.accept("outliers");
        Dataset features = complete.without(List.of(HiggsStudy.LABEL));
        Map<String, int[]> split = split(complete, settings.seed);
        Dataset seen = settings.method.seesAllRows() ? features : features.rows(split.get(TRAINING));
        OutlierLimits limits = OutlierLimits.ofQuantile(seen, Settings.QUANTILE);
        int[] within = limits.rowsWithin(features);
        Dataset regular = complete.rows(within);
        Map<String, int[]> parts = settings.method.seesAllRows()
                ? split(regular, settings.seed)
                : among(within, split, complete.rowCount());

        settings.progress.accept("feature elimination");
        Examples chooser = Examples.of(visible(regular, parts, settings)).label(HiggsStudy.LABEL);
        List<BackwardElimination.Round> rounds = new BackwardElimination(settings.rule, Settings.ROUNDS)
                .run(LeastSquares.of(sample(chooser, settings.method.eliminationSample(), settings.seed)));
        List<String> removed =
                rounds.stream().map(BackwardElimination.Round::removed).toList();
        List<String> kept = features.columns().stream()
                .filter(name -> !removed.contains(name))
                .toList();
        FeatureSchema statistics =
                FeatureSchema.fit(visible(regular, parts, settings).without(removed));
        return new PreparedEvents(
                new Counts(read, distinct, rows.length, within.length),
                missing,
                OutlierLimits.ofSigmas(seen, Settings.SIGMAS).counts(features),
                limits,
                limits.counts(features),
                regular,
                Arrays.stream(choose(rows, within)).asLongStream().toArray(),
                parts,
                rounds,
                kept,
                statistics.select(labelFirst(kept)));
    }

    /** The rows that fitted steps may see. */
    static Dataset visible(Dataset regular, Map<String, int[]> parts, Settings settings) {
        return settings.method.seesAllRows() ? regular : regular.rows(parts.get(TRAINING));
    }

    /** A random part of examples. */
    static Examples sample(Examples examples, double fraction, long seed) {
        return fraction == 1 ? examples : examples.rows(sampled(examples.size(), fraction, seed));
    }

    private static int[] sampled(int count, Settings settings) {
        return settings.sample == 1
                ? IntStream.range(0, count).toArray()
                : sampled(count, settings.sample, settings.seed);
    }

    private static int[] sampled(int count, double fraction, long seed) {
        return Split.of(seed)
                .part("sample", fraction)
                .part("rest", 1 - fraction)
                .rows(count)
                .get("sample");
    }

    private static Map<String, int[]> split(Dataset table, long seed) {
        return Split.of(seed)
                .part(TRAINING, 0.7)
                .part(VALIDATION, 0.15)
                .part(TEST, 0.15)
                .stratified(table.column(HiggsStudy.LABEL));
    }

    /** Parts of all rows, as places among those rows that stay. */
    private static Map<String, int[]> among(int[] staying, Map<String, int[]> parts, int rowCount) {
        Map<String, int[]> places = new LinkedHashMap<>();
        parts.forEach((name, rows) -> {
            BitSet members = new BitSet(rowCount);
            Arrays.stream(rows).forEach(members::set);
            places.put(
                    name,
                    IntStream.range(0, staying.length)
                            .filter(place -> members.get(staying[place]))
                            .toArray());
        });
        return places;
    }

    private static int[] choose(int[] rows, int[] places) {
        return Arrays.stream(places).map(place -> rows[place]).toArray();
    }

    private static List<String> labelFirst(List<String> features) {
        return Stream.concat(Stream.of(HiggsStudy.LABEL), features.stream()).toList();
    }

    /**
     * The events of a part with the features that stay.
     *
     * @param part {@code training}, {@code validation} or {@code test}
     * @return its events
     * @throws InputException where there is no such part
     */
    public Examples examples(String part) {
        if (!parts.containsKey(part)) {
            throw new InputException("no part '" + part + "'; there are " + TRAINING + ", " + VALIDATION + ", " + TEST);
        }
        return examples(parts.get(part));
    }

    /** Regular events with the features that stay. */
    Examples examples(int[] places) {
        return Examples.of(regular.rows(places)).label(HiggsStudy.LABEL).features(features);
    }
}
