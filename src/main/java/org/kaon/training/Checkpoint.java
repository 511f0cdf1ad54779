package org.kaon.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaon.InputException;
import org.kaon.ModelFormatException;
import org.kaon.engine.EngineState;
import org.kaon.keras.ArrayFile;

/**
 * What a training needs to go on as if it had never been cut off. Between epochs the order of events and all noise follow from seed and step,
 * so neither needs to be kept.
 *
 * @param settings what has to be the same when it goes on, by name
 * @param environment what the last bits depend on
 * @param engine parameters, what the optimizer remembers, steps done
 * @param listeners of each callback
 * @param history of the epochs done
 * @param stopReason why the training ended, where it did
 */
record Checkpoint(
        Map<String, String> settings,
        String environment,
        EngineState engine,
        List<Map<String, double[]>> listeners,
        History history,
        Optional<String> stopReason) {
    private static final String HISTORY = "history";
    private static final String SETTING = "setting ";
    private static final String ENVIRONMENT = "environment ";
    private static final String STOPPED = "stopped ";

    void write(Path file) throws IOException {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("step", new long[] {engine.step()});
        arrays.put("learning_rate", new double[] {engine.learningRate()});
        arrays.put("scalars", engine.scalars());
        put(arrays, "parameter", engine.parameters());
        put(arrays, "slots", engine.slots());
        for (int i = 0; i < listeners.size(); i++) {
            String prefix = "callback " + i + " ";
            listeners.get(i).forEach((name, values) -> arrays.put(prefix + name, values));
        }
        String text = settings.entrySet().stream()
                        .map(entry -> SETTING + entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining())
                + ENVIRONMENT + environment + "\n"
                + stopReason.map(reason -> STOPPED + reason + "\n").orElse("") + HISTORY + "\n" + history.toCsv();
        new ArrayFile(arrays, text).write(file);
    }

    private static void put(Map<String, Object> arrays, String name, List<double[]> list) {
        for (int i = 0; i < list.size(); i++) {
            arrays.put(name + " " + i, list.get(i));
        }
    }

    static Checkpoint read(Path file) throws IOException {
        ArrayFile stored = ArrayFile.read(file);
        Map<String, String> settings = new LinkedHashMap<>();
        String environment = "";
        Optional<String> stopped = Optional.empty();
        List<String> lines = stored.json().lines().toList();
        int history = lines.indexOf(HISTORY);
        if (history < 0 || !stored.arrays().containsKey("step")) {
            throw new ModelFormatException(file + ": no checkpoint of a training");
        }
        for (String line : lines.subList(0, history)) {
            if (line.startsWith(SETTING)) {
                int equals = line.indexOf('=');
                settings.put(line.substring(SETTING.length(), equals), line.substring(equals + 1));
            } else if (line.startsWith(ENVIRONMENT)) {
                environment = line.substring(ENVIRONMENT.length());
            } else if (line.startsWith(STOPPED)) {
                stopped = Optional.of(line.substring(STOPPED.length()));
            }
        }
        EngineState engine = new EngineState(
                ((long[]) stored.arrays().get("step"))[0],
                ((double[]) stored.arrays().get("learning_rate"))[0],
                list(stored, "parameter"),
                list(stored, "slots"),
                (double[]) stored.arrays().get("scalars"));
        return new Checkpoint(
                settings,
                environment,
                engine,
                listeners(stored),
                History.parse(lines.subList(history + 1, lines.size())),
                stopped);
    }

    private static List<double[]> list(ArrayFile stored, String name) {
        List<double[]> list = new ArrayList<>();
        for (int i = 0; stored.arrays().get(name + " " + i) instanceof double[] values; i++) {
            list.add(values);
        }
        return list;
    }

    private static List<Map<String, double[]>> listeners(ArrayFile stored) {
        Map<Integer, Map<String, double[]>> found = new HashMap<>();
        stored.arrays().forEach((name, values) -> {
            if (name.startsWith("callback ")) {
                String[] parts = name.split(" ", 3);
                found.computeIfAbsent(Integer.valueOf(parts[1]), i -> new HashMap<>())
                        .put(parts[2], (double[]) values);
            }
        });
        int count = found.keySet().stream().mapToInt(i -> i + 1).max().orElse(0);
        List<Map<String, double[]>> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(found.getOrDefault(i, Map.of()));
        }
        return list;
    }

    /** Refuses to go on with other settings: the result would be that of neither. */
    void requireSame(Map<String, String> others) {
        List<String> differences = settings.keySet().stream()
                .filter(name -> !settings.get(name).equals(others.get(name)))
                .map(name -> name + " was " + settings.get(name) + ", is " + others.get(name))
                .toList();
        if (!differences.isEmpty()) {
            throw new InputException(
                    "the training to be resumed had other settings: " + String.join("; ", differences));
        }
    }
}
