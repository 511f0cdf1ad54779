package org.kaon.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.kaon.InputException;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.keras.Sidecar.Table;
import org.kaon.layer.Shape;
import org.kaon.network.ForwardPass;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/**
 * Events with the answers a network gives to them.
 *
 * @param inputs one table per input
 * @param outputs one table per output
 */
record ReferenceRows(List<Table> inputs, List<Table> outputs) {
    /**
     * The parameters are the same bits, and Java's arithmetic is exact; what may differ by some float roundings is another JDK's {@code exp}
     * or {@code tanh}, and a later version of Kaon that adds in another order. Keras itself is held to the same bound.
     */
    private static final double TOLERANCE = 1e-5;

    /** With values of two bytes between the layers, one rounding the other way is 1e-3 already. */
    private static final double HALF_TOLERANCE = 2e-2;

    private static final long SEED = 20_260_101;
    private static final int RANDOM_ROWS = 3;

    /** Sizes tried for an axis that is left open. */
    private static final int[] OPEN_SIZES = {4, 8, 16, 32};

    /** Flat events for a network whose features are known: mean, mean ± std, smallest and largest values, and some between. */
    static List<double[]> events(FeatureSchema schema) {
        List<Feature> features = schema.features();
        List<double[]> rows = new ArrayList<>();
        rows.add(features.stream().mapToDouble(Feature::mean).toArray());
        rows.add(features.stream().mapToDouble(f -> f.mean() + f.std()).toArray());
        rows.add(features.stream().mapToDouble(f -> f.mean() - f.std()).toArray());
        rows.add(features.stream()
                .mapToDouble(f -> Double.isFinite(f.min()) ? f.min() : f.mean())
                .toArray());
        rows.add(features.stream()
                .mapToDouble(f -> Double.isFinite(f.max()) ? f.max() : f.mean())
                .toArray());
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_ROWS; i++) {
            rows.add(features.stream()
                    .mapToDouble(f -> f.mean() + (2 * random.nextDouble() - 1) * f.std())
                    .toArray());
        }
        return rows;
    }

    /** Flat events for a network of which nothing is known: zeros, ones, and values between -1 and 1. */
    static List<double[]> events(int width) {
        return events(FeatureSchema.named(java.util.stream.IntStream.range(0, width)
                .mapToObj(Integer::toString)
                .toList()));
    }

    /** The network with a size for each axis that is left open; empty where none of the usual ones suits it. */
    static Optional<Network> sized(Network network) {
        if (network.graph().inputs().stream().allMatch(input -> input.shape().isKnown())) {
            return Optional.of(network);
        }
        for (int size : OPEN_SIZES) {
            Optional<Network> sized = sized(network, size);
            if (sized.isPresent()) {
                return sized;
            }
        }
        return Optional.empty();
    }

    private static Optional<Network> sized(Network network, int size) {
        try {
            return Optional.of(network.withInputs(network.graph().inputs().stream()
                    .map(input -> filled(input.shape(), size))
                    .toList()));
        } catch (KaonException e) {
            return Optional.empty();
        }
    }

    private static Shape filled(Shape shape, int size) {
        int[] axes = shape.axes();
        for (int i = 0; i < axes.length; i++) {
            axes[i] = axes[i] == Shape.UNKNOWN ? size : axes[i];
        }
        return Shape.of(axes);
    }

    /** How many values an event of a network with known shapes has. */
    static int width(Network network) {
        return Math.toIntExact(network.graph().inputs().stream()
                .mapToLong(input -> input.shape().size())
                .sum());
    }

    /** Flat events as one table per input. */
    static List<Table> tables(Network network, List<double[]> events) {
        int width = width(network);
        List<Table> tables = new ArrayList<>();
        int offset = 0;
        for (Graph.Input input : network.graph().inputs()) {
            int size = (int) input.shape().size();
            float[] values = new float[events.size() * size];
            for (int row = 0; row < events.size(); row++) {
                double[] event = events.get(row);
                if (event.length != width) {
                    throw new InputException("reference row " + row + " has " + event.length + " values, expected "
                            + width + ", the model's values per event");
                }
                for (int i = 0; i < size; i++) {
                    values[row * size + i] = (float) event[offset + i];
                }
            }
            tables.add(new Table(axes(events.size(), input.shape()), values));
            offset += size;
        }
        return tables;
    }

    private static List<Integer> axes(int rows, Shape shape) {
        return java.util.stream.IntStream.concat(
                        java.util.stream.IntStream.of(rows), java.util.Arrays.stream(shape.axes()))
                .boxed()
                .toList();
    }

    /** What a network answers. */
    static ReferenceRows of(Network network, List<Table> inputs) {
        Network sized =
                network.withInputs(inputs.stream().map(ReferenceRows::shape).toList());
        List<float[]> answers = ForwardPass.of(sized)
                .apply(rows(inputs), inputs.stream().map(Table::values).toList());
        List<Table> outputs = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Shape shape = sized.graph().shape(sized.graph().outputs().get(i).tensor());
            outputs.add(new Table(axes(rows(inputs), shape), answers.get(i)));
        }
        return new ReferenceRows(inputs, outputs);
    }

    private static int rows(List<Table> tables) {
        return tables.get(0).shape().get(0);
    }

    private static Shape shape(Table table) {
        return Shape.of(
                table.shape().stream().skip(1).mapToInt(Integer::intValue).toArray());
    }

    /**
     * The first difference between these answers and a network's.
     *
     * @return what, where, expected and got; empty where all agree
     * @throws ModelFormatException where the rows don't fit the network
     */
    Optional<String> difference(Network network) {
        checkShapes(network);
        return difference(of(network, inputs), tolerance(network));
    }

    private void checkShapes(Network network) {
        Graph graph = network.graph();
        boolean fits = inputs.size() == graph.inputs().size()
                && outputs.size() == graph.outputs().size();
        for (int i = 0; fits && i < inputs.size(); i++) {
            List<Integer> axes = inputs.get(i).shape();
            fits = !axes.isEmpty()
                    && axes.get(0).equals(inputs.get(0).shape().get(0))
                    && graph.inputs().get(i).shape().accepts(shape(inputs.get(i)));
        }
        if (!fits) {
            throw new ModelFormatException("group 'kaon': reference inputs "
                    + inputs.stream().map(Table::shape).toList() + " and outputs "
                    + outputs.stream().map(Table::shape).toList() + " don't fit the network's "
                    + graph.inputs() + " and " + graph.outputs());
        }
    }

    /** The first difference between two sets of answers to the same events. */
    Optional<String> difference(ReferenceRows others, double tolerance) {
        for (int i = 0; i < outputs.size(); i++) {
            float[] expected = outputs.get(i).values();
            float[] got = others.outputs.get(i).values();
            if (!outputs.get(i).shape().equals(others.outputs.get(i).shape())) {
                throw new ModelFormatException("group 'kaon': reference outputs of shape "
                        + outputs.get(i).shape() + ", the network's have "
                        + others.outputs.get(i).shape());
            }
            for (int at = 0; at < expected.length; at++) {
                if (!agrees(expected[at], got[at], tolerance)) {
                    int row = at / (expected.length / rows(inputs));
                    return Optional.of("reference row " + row + ", output " + i + ": got " + got[at] + ", expected "
                            + expected[at]);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean agrees(float expected, float got, double tolerance) {
        return Float.compare(expected, got) == 0
                || (Float.isFinite(expected)
                        && Math.abs((double) expected - got) <= tolerance * (1 + Math.abs((double) expected)));
    }

    static double tolerance(Network network) {
        return network.graph().members().stream()
                        .anyMatch(member -> member.config().className().equals("Cast"))
                ? HALF_TOLERANCE
                : TOLERANCE;
    }
}
