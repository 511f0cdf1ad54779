package org.kaon.cli;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.kaon.inference.Predictor;
import org.kaon.model.Model;
import org.kaon.network.ForwardPass;

/** A way of evaluating a model, with its name. All ways are held to the same rule. */
record Evaluation(String name, Evaluator evaluator) {
    /** Computes outputs from inputs, each an array of all rows. */
    @FunctionalInterface
    interface Evaluator {
        List<float[]> outputs(Reference.Events events);
    }

    /** What users get, and the plain forward pass. The model's axes are all known. */
    static List<Evaluation> all(Model model) {
        return List.of(
                new Evaluation("predictor", predictor(model)), new Evaluation("forward pass", forwardPass(model)));
    }

    private static Evaluator predictor(Model model) {
        Predictor predictor = Predictor.of(model);
        return events -> {
            float[][] inputs =
                    events.inputs().stream().map(Reference.Values::floats).toArray(float[][]::new);
            float[][] outputs = predictor.outputs().stream()
                    .map(output -> new float[events.rows() * output.width()])
                    .toArray(float[][]::new);
            predictor.session().predict(events.rows(), inputs, outputs);
            return List.of(outputs);
        };
    }

    private static Evaluator forwardPass(Model model) {
        ForwardPass pass = ForwardPass.of(model.network());
        return events -> {
            List<FMatrixRMaj> inputs = new ArrayList<>();
            for (Reference.Values input : events.inputs()) {
                inputs.add(FMatrixRMaj.wrap(events.rows(), input.width(), input.floats()));
            }
            return pass.apply(inputs).stream().map(output -> output.data).toList();
        };
    }
}
