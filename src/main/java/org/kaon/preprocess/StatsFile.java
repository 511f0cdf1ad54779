package org.kaon.preprocess;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kaon.InputException;
import org.kaon.data.CsvRecords;
import org.kaon.data.Names;
import org.kaon.data.PendingFile;

/** Reads and writes statistics of columns as CSV with the columns Mean, Std, Min and Max; see {@link FeatureSchema#read}. */
final class StatsFile {
    private static final List<String> STATISTICS = List.of("Mean", "Std", "Min", "Max");

    private final int columnCount;
    private final int name;
    private final int[] statistics;

    private StatsFile(int columnCount, int name, int[] statistics) {
        this.columnCount = columnCount;
        this.name = name;
        this.statistics = statistics;
    }

    static FeatureSchema read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return read(new CsvRecords(reader, ','));
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": not a CSV file in UTF-8", e);
        } catch (InputException e) {
            throw e.at(file.toString());
        }
    }

    static void write(FeatureSchema schema, Path file) throws IOException {
        StringBuilder text = new StringBuilder("," + String.join(",", STATISTICS) + "\n");
        for (Feature feature : schema.features()) {
            text.append(quoted(feature.name()));
            for (double value : new double[] {feature.mean(), feature.std(), feature.min(), feature.max()}) {
                text.append(',').append(Double.isInfinite(value) ? value < 0 ? "-inf" : "inf" : Double.toString(value));
            }
            text.append('\n');
        }
        try (PendingFile pending = PendingFile.at(file)) {
            pending.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
            pending.finish();
        }
    }

    private static String quoted(String name) {
        return name.matches("(?s).*[,\"\r\n].*") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    private static FeatureSchema read(CsvRecords records) throws IOException {
        List<String> header = records.next();
        if (header.isEmpty()) {
            throw new InputException("the file is empty, expected a header with " + STATISTICS);
        }
        StatsFile columns = of(header);
        List<Feature> features = new ArrayList<>();
        for (List<String> fields = records.next(); !fields.isEmpty(); fields = records.next()) {
            try {
                features.add(columns.feature(fields));
            } catch (InputException e) {
                throw e.at("line " + records.line());
            }
        }
        return new FeatureSchema(features);
    }

    private static StatsFile of(List<String> header) {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int[] statistics = new int[STATISTICS.size()];
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < statistics.length; i++) {
            String wanted = STATISTICS.get(i).toLowerCase(Locale.ROOT);
            statistics[i] = names.indexOf(wanted);
            if (statistics[i] < 0) {
                missing.add(STATISTICS.get(i));
            } else if (names.lastIndexOf(wanted) != statistics[i]) {
                throw new InputException("line 1: two columns named '" + STATISTICS.get(i) + "'");
            }
        }
        int name = Math.max(0, names.indexOf(""));
        if (!missing.isEmpty()) {
            throw new InputException(
                    "line 1: no column " + Names.quoted(missing) + "; columns: " + Names.quoted(header));
        }
        if (names.lastIndexOf("") > name) {
            throw new InputException("line 1: two columns without a name, expected one, of the features' names");
        }
        if (STATISTICS.stream().anyMatch(statistic -> statistic.equalsIgnoreCase(names.get(name)))) {
            throw new InputException(
                    "line 1: no column for the features' names; expected one without a name, or the first; columns: "
                            + Names.quoted(header));
        }
        return new StatsFile(header.size(), name, statistics);
    }

    private Feature feature(List<String> fields) {
        if (fields.size() != columnCount) {
            throw new InputException(fields.size() + " fields, expected " + columnCount + " as in the header");
        }
        double[] values = new double[statistics.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(
                    fields.get(name),
                    STATISTICS.get(i),
                    fields.get(statistics[i]).strip());
        }
        return new Feature(fields.get(name), values[0], values[1], values[2], values[3]);
    }

    private static double number(String feature, String column, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                // Only what is a decimal number: Java's parser would also take 1f and hexadecimal.
                if (!text.matches("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?")) {
                    throw new InputException(
                            "column '" + column + "', feature '" + feature + "': '" + text + "' is not a number");
                }
                yield Double.parseDouble(text);
            }
        };
    }
}
