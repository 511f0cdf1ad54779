package org.kaon.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaon.layer.Shape;
import org.kaon.loss.Loss;
import org.kaon.network.Graph;

/** How the values of several outputs, and the targets for them, lie behind each other in an event. */
final class Outputs {
    private final List<Part> parts = new ArrayList<>();
    private int width;
    private int targetWidth;

    record Part(String name, int from, int width, int last, int targetFrom, int targetWidth) {}

    Outputs(Graph graph, List<Loss> losses) {
        for (int i = 0; i < losses.size(); i++) {
            Graph.Output output = graph.outputs().get(i);
            Shape shape = graph.shape(output.tensor());
            int last = shape.rank() == 0 ? 1 : shape.last();
            int vectors = (int) (shape.size() / last);
            int goals = vectors * losses.get(i).targetWidth(last);
            parts.add(new Part(output.name(), width, vectors * last, last, targetWidth, goals));
            width += vectors * last;
            targetWidth += goals;
        }
    }

    int count() {
        return parts.size();
    }

    String name(int output) {
        return parts.get(output).name();
    }

    Part part(int output) {
        return parts.get(output);
    }

    int targetWidth() {
        return targetWidth;
    }

    double[] predictions(double[] all, int rows, Part part) {
        return slice(all, rows, width, part.from(), part.width());
    }

    double[] targets(double[] all, int rows, Part part) {
        return slice(all, rows, targetWidth, part.targetFrom(), part.targetWidth());
    }

    /** What is wrong with the targets of an output of one event. */
    Optional<String> problem(int output, Loss loss, double[] targets) {
        Part part = parts.get(output);
        int width = loss.targetWidth(part.last());
        for (int from = part.targetFrom(); from < part.targetFrom() + part.targetWidth(); from += width) {
            Optional<String> problem = loss.problem(Arrays.copyOfRange(targets, from, from + width), part.last());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static double[] slice(double[] all, int rows, int stride, int from, int width) {
        if (width == stride) {
            return all;
        }
        double[] part = new double[rows * width];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(all, row * stride + from, part, row * width, width);
        }
        return part;
    }
}
