package org.kaon.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.plot.Figure;

/** The quality of several outputs, each with its own label. */
final class Columns implements Quality {
    private final Map<String, Quality> columns = new LinkedHashMap<>();

    private Columns() {}

    /** Looks at one output. */
    @FunctionalInterface
    interface One {
        Quality of(float[] labels, float[] outputs, float[] weights, List<Double> thresholds);
    }

    /** Looks at every output; of a single one there is nothing to add. */
    static Quality of(Question question, One one) {
        Scores scores = question.scores();
        if (scores.labelWidth() != scores.outputWidth()) {
            throw new InputException(scores.labelWidth() + " label columns, expected " + scores.outputWidth()
                    + ", one for each value of the model's output");
        }
        List<Quality> all = IntStream.range(0, scores.outputWidth())
                .mapToObj(i -> one.of(scores.label(i), scores.output(i), scores.weights(), question.thresholds()))
                .toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        Columns columns = new Columns();
        IntStream.range(0, all.size())
                .forEach(i -> columns.columns.put(question.names().get(i), all.get(i)));
        return columns;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        columns.forEach(
                (name, quality) -> quality.values().forEach((metric, value) -> values.put(name + " " + metric, value)));
        return values;
    }

    @Override
    public Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        columns.forEach((name, quality) -> {
            Map<String, Object> own = new LinkedHashMap<>(quality.values());
            own.putAll(quality.details());
            details.put(name, own);
        });
        return Map.of("outputs", details);
    }

    @Override
    public void print(PrintStream out) {
        columns.forEach((name, quality) -> {
            out.println();
            out.println("Output '" + name + "'");
            quality.print(out);
        });
    }

    @Override
    public Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        columns.forEach((name, quality) -> quality.figures()
                .forEach((kind, figure) -> figures.put(name.replaceAll("[^\\w.-]", "_") + "_" + kind, figure)));
        return figures;
    }
}
