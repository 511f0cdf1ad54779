package org.kaon.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.kaon.activation.Elementwise;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.Layer;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.model.Model;
import org.kaon.model.Provenance;
import org.kaon.network.Graph;
import org.kaon.network.Network;

/** Small networks with random parameters. */
final class Networks {
    private static final Layers LAYERS = Layers.standard().plus(new TestRelu());

    private final Graph.Builder builder = new Graph.Builder();
    private final List<Shape> shapes = new ArrayList<>();
    private int layerCount;

    /** The model of a network. */
    static Model model(Network network) {
        return Model.of(network, new Provenance("none", "unknown", "test", "float32"));
    }

    /** Dense layers of the given widths, ReLU between them and none behind the last. */
    static Network dense(Random random, int inputs, int... units) {
        Networks networks = new Networks();
        int tensor = networks.input("x", Shape.of(inputs));
        for (int i = 0; i < units.length; i++) {
            tensor = networks.dense(tensor, units[i], i + 1 < units.length ? "test_relu" : "linear");
        }
        return networks.build(random, List.of(tensor));
    }

    int input(String name, Shape shape) {
        shapes.add(shape);
        return builder.input(name, shape);
    }

    Shape shape(int tensor) {
        return shapes.get(tensor);
    }

    int dense(int tensor, int units, String activation) {
        return call("Dense", Map.of("units", (long) units, "activation", activation), tensor);
    }

    int call(String className, Map<String, Object> attributes, Integer... tensors) {
        LayerConfig config = new LayerConfig(className, "layer_" + layerCount++, KerasVersion.CURRENT, attributes);
        Layer layer = LAYERS.of(config);
        shapes.add(layer.outputShape(Stream.of(tensors).map(shapes::get).toList()));
        return builder.call(builder.member(config, layer), List.of(tensors));
    }

    /** Kernels are Glorot-like; anything called variance is positive. */
    Network build(Random random, List<Integer> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            builder.output("y" + i, outputs.get(i));
        }
        Graph graph = builder.build();
        List<Parameters> parameters = new ArrayList<>();
        for (Graph.Member member : graph.members()) {
            Map<String, Parameter> made = new LinkedHashMap<>();
            for (ParameterSpec spec : member.specs()) {
                made.put(spec.name(), parameter(random, spec));
            }
            parameters.add(Parameters.of(List.copyOf(made.values())));
        }
        return new Network(graph, parameters);
    }

    private static Parameter parameter(Random random, ParameterSpec spec) {
        double[] values = new double[(int) spec.shape().size()];
        double width = spec.shape().rank() > 1 ? Math.sqrt(2.0 / spec.shape().axis(0)) : 0.3;
        for (int i = 0; i < values.length; i++) {
            double value = width * random.nextGaussian();
            values[i] = (float) (spec.name().contains("variance") ? 0.1 + Math.abs(value) : value);
        }
        return Parameter.of(spec.name(), spec.shape(), values);
    }

    private record TestRelu() implements Elementwise {
        @Override
        public String name() {
            return "test_relu";
        }

        @Override
        public double value(double x) {
            // The comparison keeps NaN.
            return x < 0 ? 0 : x;
        }
    }
}
