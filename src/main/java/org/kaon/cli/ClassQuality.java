package org.kaon.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.metric.ClassTable;
import org.kaon.plot.ConfusionFigure;
import org.kaon.plot.Figure;

/** How well several classes are told from each other. */
record ClassQuality(ClassTable table, List<String> names) implements Quality {
    static Quality of(Question question) {
        Scores scores = question.scores();
        int classes = scores.outputWidth();
        boolean numbered = scores.labelWidth() == 1;
        if (!numbered && scores.labelWidth() != classes) {
            throw new InputException(scores.labelWidth()
                    + " label columns, expected one with the number of the class, or " + classes + " of 0 and 1");
        }
        List<String> names = numbered
                ? IntStream.range(0, classes).mapToObj(i -> "class " + i).toList()
                : question.names();
        int[] labels = numbered ? numbers(scores.label(0), classes) : hot(scores);
        return new ClassQuality(
                ClassTable.of(classes, labels, ClassTable.decisions(scores.outputs(), classes), scores.weights()),
                names);
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("accuracy", table.accuracy());
        values.put("precision", mean(table::precision));
        values.put("recall", mean(table::recall));
        values.put("f1", mean(table::f1));
        return values;
    }

    @Override
    public Map<String, Object> details() {
        List<Map<String, Object>> classes = new ArrayList<>();
        List<List<Double>> matrix = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("class", names.get(i));
            row.put("support", table.support(i));
            row.put("precision", BinaryQuality.ratio(table.precision(i)));
            row.put("recall", BinaryQuality.ratio(table.recall(i)));
            row.put("f1", BinaryQuality.ratio(table.f1(i)));
            classes.add(row);
            int label = i;
            matrix.add(IntStream.range(0, names.size())
                    .mapToObj(decision -> table.weight(label, decision))
                    .toList());
        }
        return Map.of("classes", classes, "confusion_matrix", matrix);
    }

    @Override
    public void print(PrintStream out) {
        out.println();
        TextTable rows = new TextTable("lrrrr");
        rows.add("Class", "support", "precision", "recall", "F1");
        for (int i = 0; i < names.size(); i++) {
            rows.add(
                    names.get(i),
                    Figures.count(table.support(i)),
                    Figures.number(BinaryQuality.ratio(table.precision(i))),
                    Figures.number(BinaryQuality.ratio(table.recall(i))),
                    Figures.number(BinaryQuality.ratio(table.f1(i))));
        }
        rows.print(out, "");
        out.println();
        out.println("True class downwards, decision to the right");
        TextTable matrix = new TextTable("l" + "r".repeat(names.size()));
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(names);
        matrix.add(header.toArray(String[]::new));
        for (int i = 0; i < names.size(); i++) {
            List<String> row = new ArrayList<>(List.of(names.get(i)));
            for (int decision = 0; decision < names.size(); decision++) {
                row.add(Figures.count(table.weight(i, decision)));
            }
            matrix.add(row.toArray(String[]::new));
        }
        matrix.print(out, "  ");
    }

    @Override
    public Map<String, Figure> figures() {
        return Map.of("confusion", ConfusionFigure.of(table, names).figure());
    }

    private double mean(java.util.function.IntToDoubleFunction figure) {
        return IntStream.range(0, names.size())
                .mapToDouble(i -> BinaryQuality.ratio(figure.applyAsDouble(i)))
                .average()
                .orElse(0);
    }

    private static int[] numbers(float[] labels, int classes) {
        int[] numbers = new int[labels.length];
        for (int event = 0; event < labels.length; event++) {
            numbers[event] = (int) labels[event];
            if (numbers[event] != labels[event] || numbers[event] < 0 || numbers[event] >= classes) {
                throw new InputException("Event " + event + ": label " + labels[event]
                        + ", expected a whole number from 0 to " + (classes - 1));
            }
        }
        return numbers;
    }

    private static int[] hot(Scores scores) {
        int[] numbers = new int[scores.size()];
        for (int column = 0; column < scores.labelWidth(); column++) {
            float[] one = scores.label(column);
            for (int event = 0; event < one.length; event++) {
                numbers[event] = one[event] == 1 ? column : numbers[event];
            }
        }
        return numbers;
    }
}
