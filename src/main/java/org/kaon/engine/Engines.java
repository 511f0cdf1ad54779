package org.kaon.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.kernel.Mapped;
import org.kaon.kernel.Parameterless;
import org.kaon.kernel.TrainingOp;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Shape;
import org.kaon.loss.Loss;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.network.TrainingProgram;
import org.kaon.optimizer.Optimizer;

/** Makes engines. */
public final class Engines {
    private Engines() {}

    /**
     * Prepares the training of a network.
     *
     * @param network structure and first parameters; every axis of its inputs must be known
     * @param losses one per output, with their weights in the sum
     * @param optimizer makes the steps
     * @param precision of all numbers
     * @param seed of all noise
     * @param team shares the work; whatever its size, the bits that come out are the same
     * @return an engine
     * @throws InputException where the number of losses isn't that of outputs
     * @throws org.kaon.UnsupportedModelException where a network can't be trained through a layer
     */
    public static Engine of(
            Network network,
            List<WeightedLoss> losses,
            Optimizer optimizer,
            Precision precision,
            long seed,
            Team team) {
        TrainingProgram program = TrainingProgram.of(network.graph());
        Plan plan = new Plan(program, learned(network), targets(network.graph(), program, losses), seed);
        List<TrainingOp> ops =
                program.steps().stream().map(TrainingProgram.Step::op).toList();
        return switch (precision) {
            case FLOAT32 -> new org.kaon.engine.float32.ArrayEngine(plan, ops, optimizer, team);
            case FLOAT64 ->
                new org.kaon.engine.float64.ArrayEngine(
                        plan,
                        ops.stream()
                                .map(op -> Twin.of(op, org.kaon.float64.kernel.TrainingOp.class))
                                .toList(),
                        Twin.of(optimizer, org.kaon.float64.optimizer.Optimizer.class),
                        team);
        };
    }

    /**
     * A loss of one output.
     *
     * @param loss the function
     * @param weight its factor in the sum
     */
    public record WeightedLoss(Loss loss, double weight) {}

    private static List<List<Plan.Learned>> learned(Network network) {
        List<List<Plan.Learned>> all = new ArrayList<>();
        for (int i = 0; i < network.graph().members().size(); i++) {
            Graph.Member member = network.graph().members().get(i);
            List<Plan.Learned> parameters = new ArrayList<>();
            boolean frozen = !member.config().flagOr("trainable", true);
            for (ParameterSpec spec : member.specs()) {
                parameters.add(new Plan.Learned(
                        network.parameters().get(i).get(spec.name()),
                        spec.trainable() && !frozen,
                        Optional.empty(),
                        Optional.empty()));
            }
            all.add(List.copyOf(parameters));
        }
        return List.copyOf(all);
    }

    private static List<Plan.Target> targets(Graph graph, TrainingProgram program, List<WeightedLoss> losses) {
        if (losses.size() != graph.outputs().size()) {
            throw new InputException(losses.size() + " losses, expected one for each of the "
                    + graph.outputs().size() + " outputs");
        }
        List<Plan.Target> targets = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            Shape shape = graph.shape(graph.outputs().get(i).tensor());
            int width = shape.rank() == 0 ? 1 : shape.last();
            int output = program.outputs().get(i);
            Map.Entry<Integer, Loss> start =
                    start(program, output, losses.get(i).loss());
            targets.add(new Plan.Target(
                    start.getKey(),
                    output,
                    width,
                    (int) (shape.size() / width),
                    start.getValue(),
                    losses.get(i).weight()));
        }
        return List.copyOf(targets);
    }

    /**
     * Where the loss starts: behind the last activation, or before it where the loss has a form for that. Keras does the same, behind an
     * activation as well as behind a Softmax layer when it runs compiled, which is its default. Behind TimeDistributed, Flatten and Reshape
     * it starts from probabilities; here the values stay the same and so does the start, which only tells where they are clipped.
     */
    private static Map.Entry<Integer, Loss> start(TrainingProgram program, int output, Loss loss) {
        for (TrainingProgram.Step step : program.steps()) {
            if (step.output() == output
                    && step.op() instanceof Parameterless last
                    && last.op() instanceof Mapped mapped) {
                Optional<Loss> before = loss.beforeActivation(mapped.activation());
                if (before.isPresent()) {
                    return Map.entry(step.inputs().get(0), before.orElseThrow());
                }
            }
        }
        return Map.entry(output, loss);
    }
}
