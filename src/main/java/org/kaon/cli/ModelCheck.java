package org.kaon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kaon.InputException;
import org.kaon.layer.Shape;
import org.kaon.model.Model;
import org.kaon.network.Graph;

/** Holds every way of evaluating a model against a reference. */
record ModelCheck(Reference reference, double tolerance) {
    /** One deviation per output and way of evaluating. */
    List<Deviation> deviations(Model model) {
        Model sized = model.withInputShapes(inputShapes(model.network().graph()));
        List<String> outputs = outputs(sized.network().graph());
        List<Deviation> deviations = new ArrayList<>();
        for (Evaluation evaluation : Evaluation.all(sized)) {
            List<float[]> main = evaluation.evaluator().outputs(reference.main());
            List<float[]> special =
                    reference.special().map(evaluation.evaluator()::outputs).orElse(List.of());
            for (int i = 0; i < outputs.size(); i++) {
                Reference.Expected expected = reference.main().outputs().get(i);
                deviations.add(
                        special.isEmpty()
                                ? Deviation.of(outputs.get(i), evaluation.name(), main.get(i), expected, tolerance)
                                : Deviation.of(
                                        outputs.get(i),
                                        evaluation.name(),
                                        main.get(i),
                                        expected,
                                        special.get(i),
                                        reference.special().get().outputs().get(i),
                                        tolerance));
            }
        }
        return deviations;
    }

    private Shape[] inputShapes(Graph graph) {
        Shape[] shapes = reference.inputShapes();
        if (shapes.length != graph.inputs().size()) {
            throw new InputException(reference.file() + ": " + shapes.length + " inputs, but the model has "
                    + graph.inputs().size() + ": "
                    + graph.inputs().stream()
                            .map(input -> "'" + input.name() + "' " + input.shape())
                            .toList());
        }
        for (int i = 0; i < shapes.length; i++) {
            Graph.Input input = graph.inputs().get(i);
            if (!input.shape().accepts(shapes[i])) {
                throw new InputException(reference.file() + ": dataset 'input_" + i + "' has rows of shape " + shapes[i]
                        + ", expected " + input.shape() + " for the input '" + input.name() + "'");
            }
        }
        return shapes;
    }

    private List<String> outputs(Graph graph) {
        List<Reference.Expected> expected = reference.main().outputs();
        if (expected.size() != graph.outputs().size()) {
            throw new InputException(reference.file() + ": " + expected.size() + " outputs, but the model has "
                    + graph.outputs().size() + ": "
                    + graph.outputs().stream().map(Graph.Output::name).toList());
        }
        for (int i = 0; i < expected.size(); i++) {
            Shape shape = graph.shape(graph.outputs().get(i).tensor());
            Shape recorded = expected.get(i).keras().shape();
            if (!Arrays.equals(shape.axes(), recorded.axes())) {
                throw new InputException(reference.file() + ": dataset 'output_" + i + "' has rows of shape " + recorded
                        + ", but the output '" + graph.outputs().get(i).name() + "' has the shape " + shape);
            }
        }
        return graph.outputs().stream().map(Graph.Output::name).toList();
    }
}
