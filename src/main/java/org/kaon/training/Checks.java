package org.kaon.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaon.InputException;
import org.kaon.UnsupportedModelException;
import org.kaon.data.Examples;
import org.kaon.network.Network;
import org.kaon.network.TrainingProgram;
import org.kaon.preprocess.Scaling;

/** What has to fit before the first step: network, losses and events. */
record Checks(Trainer trainer, Network network, Outputs outputs) {
    private static final int MOST_PROBLEMS = 5;

    /** Keras weighs the loss of such an output by its mask, normalised over the batch; to leave that out would be another training. */
    void requireNoMaskedOutput() {
        List<String> masked = TrainingProgram.of(network.graph()).maskedOutputs();
        if (!masked.isEmpty()) {
            throw new UnsupportedModelException(
                    "A mask goes with the outputs " + masked
                            + "; supported for training: masks that end before the output, for instance in GlobalAveragePooling1D");
        }
    }

    void requireWidths(Examples examples) {
        long inputs = network.graph().inputs().stream()
                .mapToLong(input -> input.shape().size())
                .sum();
        if (examples.features().columnCount() != inputs) {
            throw new InputException(examples.features().columnCount() + " features, expected " + inputs
                    + ", the network's values per event: " + examples.features().columns());
        }
        if (examples.targets().columnCount() != outputs.targetWidth()) {
            throw new InputException(examples.targets().columnCount() + " target columns, expected "
                    + outputs.targetWidth() + " for "
                    + trainer.losses().stream().map(loss -> loss.name()).toList()
                    + ": " + examples.targets().columns());
        }
    }

    /** What a loss can't make sense of, all kinds of it in one message. */
    void requireTargets(Examples examples) {
        Map<String, String> problems = new LinkedHashMap<>();
        double[] all = new double[outputs.targetWidth()];
        ExampleEvents events = new ExampleEvents(examples, Scaling.none(1), Map.of());
        for (int event = 0; event < examples.size(); event++) {
            events.targets(event, all, 0);
            for (int output = 0; output < outputs.count(); output++) {
                String place = "event " + event;
                outputs.problem(output, trainer.losses().get(output), all)
                        .ifPresent(problem -> problems.putIfAbsent(problem, place));
            }
            if (problems.size() >= MOST_PROBLEMS) {
                break;
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException("targets that the loss can't take: "
                    + problems.entrySet().stream()
                            .map(entry -> entry.getValue() + ": " + entry.getKey())
                            .collect(Collectors.joining("; ")));
        }
    }
}
