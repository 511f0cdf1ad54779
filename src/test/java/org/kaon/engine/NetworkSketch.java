package org.kaon.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.network.Graph;
import org.kaon.network.Network;

/** A network for a test, put together call by call, with random parameters. */
public final class NetworkSketch {
    private final Graph.Builder builder = new Graph.Builder();
    private final KerasVersion version;
    private int count;

    public NetworkSketch(KerasVersion version) {
        this.version = version;
    }

    public NetworkSketch() {
        this(KerasVersion.CURRENT);
    }

    public int input(int... axes) {
        return builder.input("input_" + count++, Shape.of(axes));
    }

    public Shape shape(int tensor) {
        return builder.shape(tensor);
    }

    /** A layer to be called one or more times; settings as pairs of key and value. */
    public int layer(String className, Object... settings) {
        Map<String, Object> attributes = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            attributes.put((String) settings[i], settings[i + 1]);
        }
        return layer(new LayerConfig(className, "layer_" + count++, version, attributes));
    }

    public int layer(LayerConfig config) {
        return builder.member(config, Layers.standard().of(config));
    }

    public int call(int layer, Integer... tensors) {
        return builder.call(layer, Arrays.asList(tensors));
    }

    /** A layer called once. */
    public int then(int tensor, String className, Object... settings) {
        return call(layer(className, settings), tensor);
    }

    /** Values of a shape that depend on parameters, from an input of a few numbers: their gradient with respect to all is seen there. */
    public int learnedInput(int features, Shape shape) {
        return learned(input(features), shape);
    }

    public int learned(int tensor, Shape shape) {
        int dense = then(tensor, "Dense", "units", (int) shape.size());
        return then(
                dense,
                "Reshape",
                "target_shape",
                Arrays.stream(shape.axes()).boxed().toList());
    }

    public Network build(long seed, int... outputs) {
        for (int output : outputs) {
            builder.output("output_" + output, output);
        }
        Graph graph = builder.build();
        Random random = new Random(seed);
        List<Parameters> parameters = new ArrayList<>();
        for (Graph.Member member : graph.members()) {
            parameters.add(Parameters.of(
                    member.specs().stream().map(spec -> parameter(spec, random)).toList()));
        }
        return new Network(graph, parameters);
    }

    private static Parameter parameter(ParameterSpec spec, Random random) {
        double[] values = new double[(int) spec.shape().size()];
        for (int i = 0; i < values.length; i++) {
            double value = random.nextGaussian();
            // A float, so that both precisions see the same.
            values[i] = (float) (spec.name().contains("variance") ? 0.5 + Math.abs(value) : value);
        }
        return Parameter.of(spec.name(), spec.shape(), values);
    }
}
