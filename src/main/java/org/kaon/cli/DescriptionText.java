package org.kaon.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kaon.layer.Shape;
import org.kaon.model.ModelDescription;
import org.kaon.model.TrainingRecord;

/** A description for people. */
record DescriptionText(ModelDescription model) {
    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s: %s, Keras %s, model '%s', %s%n",
                model.file(),
                model.format(),
                model.kerasVersion(),
                model.name(),
                model.dtype());
        out.println();
        printLayers(out);
        out.println();
        model.outputs().forEach(output -> out.println("Output '" + output.name() + "' " + text(output.shape())));
        out.println(count(model.parameters()) + " parameters, " + count(model.trainableParameters())
                + " of them trainable");
        if (!model.features().isEmpty()) {
            out.println();
            printFeatures(out);
        }
        model.training().ifPresent(training -> printTraining(training, out));
        model.warnings().forEach(warning -> out.println("Warning: " + warning));
    }

    private void printLayers(PrintStream out) {
        TextTable table = new TextTable("lllrl");
        table.add("Layer", "Class", "Output shape", "Parameters", "Activation");
        model.inputs().forEach(input -> table.add(input.name(), "(input)", text(input.shape()), "0", ""));
        model.layers()
                .forEach(layer -> table.add(
                        layer.name()
                                + (layer.inputs().size() > 1
                                        ? " (called " + layer.inputs().size() + " times)"
                                        : ""),
                        layer.className(),
                        text(layer.outputShapes().get(0)),
                        count(layer.parameters()),
                        layer.activation()));
        table.print(out, "");
    }

    private static void printTraining(TrainingRecord training, PrintStream out) {
        out.println();
        out.println("Trained" + (training.date().isBlank() ? "" : " on " + training.date()) + " with Kaon");
        TextTable table = new TextTable("ll");
        table.add("epochs", Integer.toString(training.epochs()));
        table.add(
                "events",
                count(training.trainingRows()) + " for training, " + count(training.validationRows())
                        + " for validation, " + count(training.testRows()) + " for the test");
        table.add("loss", training.loss());
        table.add("optimizer", training.optimizer());
        table.add("seed", Long.toString(training.seed()));
        training.metrics().forEach((name, value) -> table.add("last " + name, number(Optional.of(value))));
        table.add("data", training.dataHash());
        training.versions().forEach(table::add);
        table.add("kernel", training.kernel());
        table.print(out, "  ");
    }

    private void printFeatures(PrintStream out) {
        out.println(model.features().size() + " features, "
                + (model.standardises()
                        ? "standardised as (x - mean) / std in front of the network"
                        : "taken as they are"));
        TextTable table = new TextTable("lrrrr");
        table.add("Feature", "Mean", "Std", "Min", "Max");
        model.features()
                .forEach(f -> table.add(f.name(), number(f.mean()), number(f.std()), number(f.min()), number(f.max())));
        table.print(out, "");
    }

    private static String number(Optional<Double> value) {
        return value.map(known -> String.format(Locale.ROOT, "%.5g", known)).orElse("-");
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String text(List<Integer> shape) {
        return Shape.of(shape.stream().mapToInt(Integer::intValue).toArray()).toString();
    }
}
