package org.kaon.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Examples;
import org.kaon.data.Source;
import org.kaon.data.Split;
import picocli.CommandLine.Option;

/** The options that say which events are held out for validation and testing. */
final class SplitOptions {
    private static final String TRAINING = "training";
    private static final String VALIDATION = "validation";
    private static final String TEST = "test";
    private static final double USUAL = 0.15;

    @Option(
            names = "--validation",
            paramLabel = "PART",
            description =
                    "Part of the events that is held out for validation, chosen at random, class by class; 0 for none. Default: "
                            + USUAL + ".")
    private Optional<Double> validation = Optional.empty();

    @Option(
            names = "--test",
            paramLabel = "PART",
            description =
                    "Part of the events that is held out for the test at the end; 0 for none. Default: " + USUAL + ".")
    private Optional<Double> test = Optional.empty();

    @Option(
            names = "--validation-data",
            paramLabel = "FILE",
            description = "In place of --validation: validation events in a file of their own.")
    private Optional<String> validationData = Optional.empty();

    @Option(
            names = "--test-data",
            paramLabel = "FILE",
            description = "In place of --test: test events in a file of their own.")
    private Optional<String> testData = Optional.empty();

    /** The events of a training by their use. */
    record Parts(Examples training, Optional<Examples> validation, Optional<Examples> test) {}

    /** Reads a further file. */
    @FunctionalInterface
    interface Reading {
        Examples read(Source source) throws IOException;
    }

    void check() {
        requireOne("--validation", validation, validationData);
        requireOne("--test", test, testData);
        double held = part(validation, validationData) + part(test, testData);
        for (double part : new double[] {part(validation, validationData), part(test, testData)}) {
            if (!(part >= 0 && held < 1)) {
                throw new InputException("--validation " + part(validation, validationData) + " and --test "
                        + part(test, testData) + ", expected parts from 0 that leave events for training");
            }
        }
    }

    boolean hasValidation() {
        return validationData.isPresent() || part(validation, validationData) > 0;
    }

    /** The further files. */
    List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        validationData.map(Source::parse).ifPresent(sources::add);
        testData.map(Source::parse).ifPresent(sources::add);
        return sources;
    }

    /**
     * Divides events.
     *
     * @param examples all of the data file
     * @param stratified whether each class is divided by itself
     * @param seed of the choice
     * @param reading for further files
     */
    Parts divide(Examples examples, boolean stratified, long seed, Reading reading) throws IOException {
        Map<String, Double> fractions = new HashMap<>();
        fractions.put(VALIDATION, part(validation, validationData));
        fractions.put(TEST, part(test, testData));
        fractions.put(TRAINING, 1 - fractions.get(VALIDATION) - fractions.get(TEST));
        Split split = Split.of(seed);
        for (String name : List.of(TRAINING, VALIDATION, TEST)) {
            split = fractions.get(name) > 0 ? split.part(name, fractions.get(name)) : split;
        }
        Map<String, int[]> rows = stratified
                ? split.stratified(
                        examples.targets().column(examples.targets().columns().get(0)))
                : split.rows(examples.size());
        Map<String, Examples> parts = new HashMap<>();
        rows.forEach((name, chosen) -> {
            if (chosen.length == 0) {
                throw new InputException("--" + name + " " + fractions.get(name) + " of " + examples.size()
                        + " rows leaves no " + name + " rows");
            }
            parts.put(name, examples.rows(chosen));
        });
        if (validationData.isPresent()) {
            parts.put(VALIDATION, reading.read(Source.parse(validationData.get())));
        }
        if (testData.isPresent()) {
            parts.put(TEST, reading.read(Source.parse(testData.get())));
        }
        return new Parts(
                parts.get(TRAINING), Optional.ofNullable(parts.get(VALIDATION)), Optional.ofNullable(parts.get(TEST)));
    }

    private static double part(Optional<Double> given, Optional<String> file) {
        return file.isPresent() ? 0 : given.orElse(USUAL);
    }

    private static void requireOne(String option, Optional<Double> part, Optional<String> file) {
        if (part.isPresent() && file.isPresent()) {
            throw new InputException(option + " and " + option + "-data, expected one of them");
        }
    }
}
