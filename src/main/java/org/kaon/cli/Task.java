package org.kaon.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.kaon.InputException;
import org.kaon.data.DataCheck;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Shape;
import org.kaon.network.Graph;

/** What a network is for, which decides on losses, metrics and figures. */
enum Task {
    /** Signal or background: labels 0 and 1, one output for each label column. */
    BINARY(List.of("accuracy", "auc"), question -> Columns.of(question, BinaryQuality::of)),
    /** One of several classes: an output for each. */
    CLASSES(List.of("accuracy"), ClassQuality::of),
    /** A number for each output. */
    REGRESSION(List.of("rmse", "mae"), question -> Columns.of(question, RegressionQuality::of));

    private final List<String> metrics;
    private final Function<Quality.Question, Quality> quality;

    Task(List<String> metrics, Function<Quality.Question, Quality> quality) {
        this.metrics = metrics;
        this.quality = quality;
    }

    /**
     * The task of a network.
     *
     * @param graph of one output
     * @param loss Keras's name of what it is trained with, where that is known
     */
    static Task of(Graph graph, Optional<String> loss) {
        String name = loss.orElse("").toLowerCase(Locale.ROOT);
        if (name.startsWith("binary")) {
            return BINARY;
        }
        return name.contains("categorical")
                ? CLASSES
                : switch (activation(graph)) {
                    case "sigmoid" -> BINARY;
                    case "softmax" -> CLASSES;
                    default -> REGRESSION;
                };
    }

    /** How many values a network of one output gives per event. */
    static int outputWidth(Graph graph) {
        if (graph.outputs().size() != 1) {
            throw new InputException("a network of " + graph.outputs().size()
                    + " outputs, expected one; for more there is org.kaon.training.Trainer");
        }
        Shape shape = graph.shape(graph.outputs().get(0).tensor());
        if (shape.rank() != 1) {
            throw new InputException(
                    "output '" + graph.outputs().get(0).name() + "' has the shape " + shape + ", expected one axis");
        }
        return shape.last();
    }

    /** Keras's name of the loss that goes with it. */
    String usualLoss(int labelCount) {
        return switch (this) {
            case BINARY -> "binary_crossentropy";
            case CLASSES -> labelCount == 1 ? "sparse_categorical_crossentropy" : "categorical_crossentropy";
            case REGRESSION -> "mean_squared_error";
        };
    }

    List<String> metrics() {
        return metrics;
    }

    /** Whether labels are few whole numbers, each of which has to be in every part of the data. */
    boolean isStratified(int labelCount) {
        return this != REGRESSION && labelCount == 1;
    }

    DataCheck check(int outputWidth, int labelCount) {
        return this == REGRESSION
                ? DataCheck.of()
                : DataCheck.of().classLabels(this == CLASSES && labelCount == 1 ? outputWidth : 2);
    }

    Quality quality(Quality.Question question) {
        return quality.apply(question);
    }

    private static String activation(Graph graph) {
        int tensor = graph.outputs().get(0).tensor() - graph.inputs().size();
        if (tensor < 0) {
            return "";
        }
        LayerConfig last =
                graph.members().get(graph.calls().get(tensor).member()).config();
        return last.className().equals("Softmax") ? "softmax" : ModelDescription.activation(last);
    }
}
