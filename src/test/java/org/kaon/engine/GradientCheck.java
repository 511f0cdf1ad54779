package org.kaon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.kaon.activation.fast.Functions;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.optimizer.Sgd;

/** Gradients of a random linear functional of all outputs, by the engine and by central differences. */
public final class GradientCheck {
    private static final double STEP = 1e-5;

    private GradientCheck() {}

    /**
     * In double, the derivative by every trained parameter is its central difference; in float, that of double within rounding.
     *
     * <p>A loss L is rounded by 1e-16 L; with a step of 1e-5 that makes a difference uncertain by 1e-11 L. Third derivatives add 2e-11 times
     * their size. What cancels inside may make both some hundred times as large.
     */
    public static void check(Network network, int rows, long seed) {
        check(network, ArrayEvents.random(network.graph(), rows, seed), seed);
    }

    /** The same for events of a test. */
    public static void check(Network network, ArrayEvents events, long seed) {
        Engine engine = engine(network, Precision.FLOAT64, seed, 1);
        List<Parameters> before = gradients(engine, events);
        List<Parameters> gradients = gradients(engine, events);
        List<Parameters> start = network.parameters();
        double floor = 1e-8 * Math.max(1, Math.abs(loss(engine, events)));
        double largest = 0;
        for (int member = 0; member < start.size(); member++) {
            for (int i = 0; i < start.get(member).all().size(); i++) {
                double[] gradient = gradients.get(member).all().get(i).values();
                assertThat(gradient)
                        .as("nothing is left of the gradients before")
                        .isEqualTo(before.get(member).all().get(i).values());
                if (!isLearned(network.graph().members().get(member), i)) {
                    assertThat(gradient).containsOnly(0);
                    continue;
                }
                for (int at = 0; at < gradient.length; at++) {
                    largest = Math.max(largest, Math.abs(gradient[at]));
                    double difference = (loss(engine, events, start, member, i, at, STEP)
                                    - loss(engine, events, start, member, i, at, -STEP))
                            / (2 * STEP);
                    assertThat(gradient[at])
                            .as(
                                    "%s %d of member %d",
                                    start.get(member).all().get(i).name(), at, member)
                            .isCloseTo(difference, within(difference, 1e-6, floor));
                }
            }
        }
        assertThat(largest).isPositive();
        agreesInFloat(network, events, gradients, largest, seed);
    }

    private static boolean isLearned(Graph.Member member, int index) {
        return member.specs().get(index).trainable() && member.config().isTrainable();
    }

    /** Float rounds each value by 6e-8; through a few sums of terms that cancel, that grows, but not to 1e-4 of the largest. */
    private static void agreesInFloat(
            Network network, ArrayEvents events, List<Parameters> expected, double largest, long seed) {
        List<Parameters> actual = gradients(engine(network, Precision.FLOAT32, seed, 1), events);
        for (int member = 0; member < expected.size(); member++) {
            for (int i = 0; i < expected.get(member).all().size(); i++) {
                double[] wide = expected.get(member).all().get(i).values();
                double[] narrow = actual.get(member).all().get(i).values();
                for (int at = 0; at < wide.length; at++) {
                    assertThat(narrow[at]).isCloseTo(wide[at], within(largest, 1e-4, 1e-6));
                }
            }
        }
    }

    private static Offset<Double> within(double size, double relative, double floor) {
        return Offset.offset(Math.max(floor, relative * Math.abs(size)));
    }

    /** An engine for a sum of linear functionals. */
    public static Engine engine(Network network, Precision precision, long seed, int threads) {
        List<Engines.WeightedLoss> losses = Collections.nCopies(
                network.graph().outputs().size(), new Engines.WeightedLoss(new LinearFunctional(), 1));
        return Engines.of(network, losses, Sgd.of(), precision, Functions.FAST, seed, Team.of(threads));
    }

    /** The gradients of all events at once. */
    public static List<Parameters> gradients(Engine engine, ArrayEvents events) {
        loss(engine, events);
        return engine.gradients();
    }

    private static double loss(Engine engine, ArrayEvents events) {
        int rows = events.inputs().length;
        return engine.gradients(events, IntStream.range(0, rows).toArray(), 0, rows)
                .loss();
    }

    private static double loss(
            Engine engine, ArrayEvents events, List<Parameters> start, int member, int index, int at, double step) {
        List<Parameters> moved = new ArrayList<>(start);
        List<Parameter> own = new ArrayList<>(start.get(member).all());
        Parameter parameter = own.get(index);
        double[] values = parameter.values();
        values[at] += step;
        own.set(index, Parameter.of(parameter.name(), parameter.shape(), values));
        moved.set(member, Parameters.of(own));
        engine.parameters(moved);
        return loss(engine, events);
    }
}
