package org.kaon.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import org.kaon.InputException;
import org.kaon.data.DataCheck;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Shape;
import org.kaon.model.ModelDescription;
import org.kaon.network.Graph;

/**
 * What a network is for, which decides on losses, metrics and figures.
 *
 * @param metrics watched in training unless told otherwise
 * @param usualLoss by the number of label columns
 * @param labelCount how many different labels there are, by the number of outputs and of label columns; 0 for any number
 * @param quality of predictions
 */
record Task(
        List<String> metrics,
        IntFunction<String> usualLoss,
        IntBinaryOperator labelCount,
        Function<Quality.Question, Quality> quality) {
    /** Signal or background: labels 0 and 1, one output for each label column. */
    static final Task BINARY = new Task(
            List.of("accuracy", "auc"),
            labels -> "binary_crossentropy",
            (outputs, labels) -> 2,
            question -> Columns.of(question, BinaryQuality::of));

    /** One of several classes: an output for each. */
    static final Task CLASSES = new Task(
            List.of("accuracy"),
            labels -> labels == 1 ? "sparse_categorical_crossentropy" : "categorical_crossentropy",
            (outputs, labels) -> labels == 1 ? outputs : 2,
            ClassQuality::of);

    /** A number for each output. */
    static final Task REGRESSION = new Task(
            List.of("rmse", "mae"),
            labels -> "mean_squared_error",
            (outputs, labels) -> 0,
            question -> Columns.of(question, RegressionQuality::of));

    private static final Map<String, Task> BY_ACTIVATION = Map.of("sigmoid", BINARY, "softmax", CLASSES);

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
        return name.contains("categorical") ? CLASSES : BY_ACTIVATION.getOrDefault(activation(graph), REGRESSION);
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

    /** Whether labels are few whole numbers, each of which has to be in every part of the data. */
    boolean isStratified(int outputs, int labels) {
        return labels == 1 && labelCount.applyAsInt(outputs, labels) > 0;
    }

    DataCheck check(int outputs, int labels) {
        int count = labelCount.applyAsInt(outputs, labels);
        return count == 0 ? DataCheck.of() : DataCheck.of().classLabels(count);
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
