package org.kaon.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All figures of all forks, as a table in memory and in a CSV file. Immutable. */
public final class Results {
    private static final String HEADER = "group;network;setting;engine;jvm;threads;metric;round;value";

    private final List<Measurement> rows;

    private Results(List<Measurement> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Some figures. */
    public static Results of(List<Measurement> rows) {
        return new Results(rows);
    }

    /** Reads what {@link #write} wrote; nothing if there is no file. */
    public static Results read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Results(List.of());
        }
        try (Stream<String> lines = Files.lines(file)) {
            return new Results(lines.skip(1).map(Results::parse).toList());
        }
    }

    /** Writes a line per figure. */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> lines.add(String.join(
                ";",
                row.group(),
                row.network(),
                row.setting(),
                row.candidate().engine(),
                row.candidate().jvm(),
                Integer.toString(row.candidate().threads()),
                row.metric(),
                Integer.toString(row.round()),
                Double.toString(row.value()))));
        Files.write(file, lines);
    }

    private static Measurement parse(String line) {
        String[] fields = line.split(";", -1);
        Candidate candidate = new Candidate(fields[3], fields[4], Integer.parseInt(fields[5]));
        return new Measurement(
                fields[0],
                fields[1],
                fields[2],
                candidate,
                fields[6],
                Integer.parseInt(fields[7]),
                Double.parseDouble(fields[8]));
    }

    /** These figures without those of some groups, and others. */
    public Results replacing(Set<String> groups, List<Measurement> others) {
        return new Results(Stream.concat(rows.stream().filter(row -> !groups.contains(row.group())), others.stream())
                .toList());
    }

    /** The figures of one group. */
    Results group(String name) {
        return new Results(rows.stream().filter(row -> row.group().equals(name)).toList());
    }

    /** The figures of one network and setting. */
    Results at(Place place) {
        return new Results(
                rows.stream().filter(row -> Place.of(row).equals(place)).toList());
    }

    /** A network with a setting: what the tables have rows for. */
    record Place(String network, String setting) {
        static Place of(Measurement row) {
            return new Place(row.network(), row.setting());
        }
    }

    Set<Place> places() {
        return distinct(Place::of);
    }

    Set<Candidate> candidates() {
        return distinct(Measurement::candidate);
    }

    Set<String> metrics() {
        return distinct(Measurement::metric);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The forks' figures of a candidate, if it was measured. */
    Optional<Sample> sample(Candidate candidate, String metric) {
        return Optional.of(rows.stream()
                        .filter(row -> row.candidate().equals(candidate)
                                && row.metric().equals(metric))
                        .collect(Collectors.toMap(Measurement::round, Measurement::value)))
                .filter(values -> !values.isEmpty())
                .map(Sample::new);
    }

    private <T> Set<T> distinct(Function<Measurement, T> key) {
        return rows.stream().map(key).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
