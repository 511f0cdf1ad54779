package org.kaon.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.activation.fast.Functions;
import org.kaon.constraint.Constraint;
import org.kaon.constraint.Constraints;
import org.kaon.kernel.ActivityPenalty;
import org.kaon.kernel.Mapped;
import org.kaon.kernel.Parameterless;
import org.kaon.kernel.TrainingOp;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Shape;
import org.kaon.loss.Loss;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.network.TrainingProgram;
import org.kaon.optimizer.Optimizer;
import org.kaon.regularizer.Regularizer;
import org.kaon.regularizer.Regularizers;

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
     * @param functions how activations are computed
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
            Functions functions,
            long seed,
            Team team) {
        TrainingProgram program = TrainingProgram.of(network.graph());
        Plan plan = new Plan(program, learned(network), targets(network.graph(), program, losses), seed);
        List<TrainingOp> ops =
                program.steps().stream().map(TrainingProgram.Step::op).toList();
        return switch (precision) {
            case FLOAT32 ->
                new org.kaon.engine.float32.ArrayEngine(
                        plan,
                        ops.stream().map(op -> op.with(functions::inFloat)).toList(),
                        optimizer,
                        team);
            case FLOAT64 ->
                new org.kaon.engine.float64.ArrayEngine(
                        plan,
                        ops.stream()
                                .map(op -> Twin.of(op, org.kaon.float64.kernel.TrainingOp.class)
                                        .with(functions::inDouble))
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
            for (ParameterSpec spec : member.specs()) {
                parameters.add(learned(member, spec, network.parameters().get(i).get(spec.name())));
            }
            all.add(List.copyOf(parameters));
        }
        return List.copyOf(all);
    }

    /** What isn't trained needs no regularizer and no constraint, so an unknown one doesn't matter there. */
    private static Plan.Learned learned(Graph.Member member, ParameterSpec spec, Parameter start) {
        LayerConfig settings = member.layer().parameterConfig(member.config());
        boolean frozen = !member.config().isTrainable();
        if (frozen || !spec.trainable()) {
            return new Plan.Learned(start, false, Optional.empty(), Optional.empty());
        }
        Optional<Regularizer> regularizer =
                settings.named(spec.name() + "_regularizer").map(Regularizers.standard()::of);
        Optional<Constraint> constraint =
                settings.named(spec.name() + "_constraint").map(Constraints.standard()::of);
        tryOut(settings, start, regularizer, constraint);
        return new Plan.Learned(start, true, regularizer, constraint);
    }

    /** One that can't take a parameter's shape says so before training. */
    private static void tryOut(
            LayerConfig settings, Parameter start, Optional<Regularizer> regularizer, Optional<Constraint> constraint) {
        int[] axes = start.shape().axes();
        double[] values = start.values();
        try {
            regularizer.ifPresent(penalty -> penalty.penalty(values, axes, new double[values.length]));
            constraint.ifPresent(limit -> limit.apply(values, axes));
        } catch (InputException e) {
            throw e.at(settings + ": " + start.name());
        }
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
        int tensor = output;
        for (int i = program.steps().size() - 1; i >= 0; i--) {
            TrainingProgram.Step step = program.steps().get(i);
            if (step.output() != tensor) {
                continue;
            }
            if (step.op() instanceof ActivityPenalty) {
                // It hands on what it read, and its penalty counts whether or not the loss starts behind it.
                tensor = step.inputs().get(0);
            } else if (step.op() instanceof Parameterless last && last.op() instanceof Mapped mapped) {
                Optional<Loss> before = loss.beforeActivation(mapped.activation());
                return before.isPresent()
                        ? Map.entry(step.inputs().get(0), before.orElseThrow())
                        : Map.entry(output, loss);
            } else {
                return Map.entry(output, loss);
            }
        }
        return Map.entry(output, loss);
    }
}
