package org.kaon.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.Affine;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/**
 * A network with the standardisation of its features inside: in the dense layers that read an input, {@code ((x - m) / s) W + b = x (W / s) + (b - m / s
 * W)}, or where that can't be done or would lose digits, in a {@code Normalization} layer in front.
 */
final class RawInputs {
    /** Keras's Normalization divides by at least this. */
    private static final double SMALLEST_STD = 1e-7;

    private static final double LARGEST_STD = Math.sqrt(Float.MAX_VALUE);

    private final Network network;
    private final Graph graph;
    private final Graph.Builder builder = new Graph.Builder();
    private final Map<Integer, FoldedDense> folded = new HashMap<>();
    private final List<Parameters> parameters = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private RawInputs(Network network) {
        this.network = network;
        this.graph = network.graph();
        graph.inputs().forEach(input -> names.add(input.name()));
        graph.members().forEach(member -> names.add(member.config().name()));
    }

    /**
     * A network that takes raw values.
     *
     * @param network the same for standardised values
     * @param scaling where the standardisation went
     */
    record Result(Network network, GroupContent.Scaling scaling) {}

    /**
     * Moves the standardisation into a network.
     *
     * @param network takes standardised values
     * @param schema of all its inputs, one after the other
     * @return the network for raw values
     * @throws UnsupportedModelException where a standard deviation is beyond what Keras's Normalization can do
     */
    static Result of(Network network, FeatureSchema schema) {
        return new RawInputs(network).with(schema);
    }

    private Result with(FeatureSchema schema) {
        Map<Integer, List<Feature>> inFront = new LinkedHashMap<>();
        int offset = 0;
        for (int input = 0; input < graph.inputs().size(); input++) {
            int size = (int) graph.inputs().get(input).shape().size();
            List<Feature> features = schema.features().subList(offset, offset + size);
            if (!folds(input, features)) {
                inFront.put(input, features);
            }
            offset += size;
        }
        graph.inputs().forEach(input -> builder.input(input.name(), input.shape()));
        addMembers();
        Map<Integer, Integer> tensors = new HashMap<>();
        IntStream.range(0, graph.inputs().size()).forEach(input -> tensors.put(input, input));
        inFront.forEach((input, features) -> tensors.put(input, normalization(input, features)));
        for (int call = 0; call < graph.calls().size(); call++) {
            Graph.Call made = graph.calls().get(call);
            List<Integer> in = made.inputs().stream().map(tensors::get).toList();
            tensors.put(graph.inputs().size() + call, builder.call(made.member(), in));
        }
        graph.outputs().forEach(output -> builder.output(output.name(), tensors.get(output.tensor())));
        return new Result(
                new Network(builder.build(), parameters),
                inFront.isEmpty() ? GroupContent.Scaling.FOLDED : GroupContent.Scaling.LAYER);
    }

    private void addMembers() {
        for (int member = 0; member < graph.members().size(); member++) {
            Graph.Member old = graph.members().get(member);
            FoldedDense dense = folded.get(member);
            builder.member(
                    dense == null ? old.config() : dense.config(),
                    dense == null ? old.layer() : Layers.standard().of(dense.config()));
            parameters.add(dense == null ? network.parameters().get(member) : dense.parameters());
        }
    }

    /** Folds an input's standardisation into all its readers, or into none. */
    private boolean folds(int input, List<Feature> features) {
        double[] offsets =
                features.stream().mapToDouble(f -> f.mean() / f.std()).toArray();
        boolean isOutput = graph.outputs().stream().anyMatch(output -> output.tensor() == input);
        if (graph.inputs().get(input).shape().rank() != 1 || isOutput || !Affine.movesIntoBias(offsets)) {
            return false;
        }
        Map<Integer, FoldedDense> found = new HashMap<>();
        for (Graph.Call call : graph.calls()) {
            if (call.inputs().contains(input)) {
                LayerConfig config = graph.members().get(call.member()).config();
                long calls = graph.calls().stream()
                        .filter(other -> other.member() == call.member())
                        .count();
                if (!config.className().equals("Dense") || calls != 1) {
                    return false;
                }
                found.put(
                        call.member(),
                        FoldedDense.of(config, network.parameters().get(call.member()), features));
            }
        }
        if (!found.values().stream().allMatch(FoldedDense::keepsDigits)) {
            return false;
        }
        folded.putAll(found);
        return true;
    }

    private int normalization(int input, List<Feature> features) {
        for (Feature feature : features) {
            if (feature.std() < SMALLEST_STD || feature.std() > LARGEST_STD) {
                throw new UnsupportedModelException("Feature '" + feature.name() + "': Std is " + feature.std()
                        + ", but Keras's Normalization divides by " + SMALLEST_STD + " to " + LARGEST_STD
                        + "; saver().standardisedInputs() leaves the standardisation outside the file");
            }
        }
        Shape shape = graph.inputs().get(input).shape();
        double[] mean = features.stream().mapToDouble(Feature::mean).toArray();
        double[] variance =
                features.stream().mapToDouble(f -> f.std() * f.std()).toArray();
        Map<String, Object> settings = new LinkedHashMap<>();
        Parameters own = Parameters.none();
        if (shape.rank() == 1) {
            settings.put("axis", -1);
            own = Parameters.of(List.of(
                    Parameter.of("mean", shape, mean),
                    Parameter.of("variance", shape, variance),
                    Parameter.of("count", Shape.of(), new double[1])));
        } else {
            settings.put("axis", IntStream.rangeClosed(1, shape.rank()).boxed().toList());
            settings.put("mean", nested(mean, 0, shape));
            settings.put("variance", nested(variance, 0, shape));
        }
        LayerConfig config = new LayerConfig("Normalization", name(), version(), settings);
        int member = builder.member(config, Layers.standard().of(config));
        parameters.add(own);
        return builder.call(member, List.of(input));
    }

    private String name() {
        String name = "normalization";
        for (int i = 1; !names.add(name); i++) {
            name = "normalization_" + i;
        }
        return name;
    }

    private KerasVersion version() {
        return graph.members().isEmpty()
                ? KerasVersion.CURRENT
                : graph.members().get(0).config().kerasVersion();
    }

    private static List<Object> nested(double[] values, int from, Shape shape) {
        int size = (int) shape.size(1, shape.rank());
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < shape.axis(0); i++) {
            int at = from + i * size;
            items.add(shape.rank() == 1 ? (Object) values[at] : nested(values, at, shape.slice(1, shape.rank())));
        }
        return items;
    }
}
