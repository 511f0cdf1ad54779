package org.kaon.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.layer.Layer;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Shape;

/**
 * The structure of a network without its parameters: which layers there are, and which calls of them make which tensor from which.
 * Immutable; a sequence is the simple case, a layer that is called twice is shared.
 *
 * <p>Tensors are numbered: first the inputs in their order, then the output of each call in the order of calls, so that a call only
 * reads tensors of smaller numbers.
 *
 * @param inputs what goes in
 * @param members the layers
 * @param calls the calls of layers, in an order in which they can run
 * @param outputs what comes out
 */
public record Graph(List<Input> inputs, List<Member> members, List<Call> calls, List<Output> outputs) {
    /** The most values that one tensor may hold per event: larger ones are refused before memory is asked for. */
    public static final long MOST_VALUES_PER_EVENT = 1L << 24;

    /**
     * Copies the lists.
     *
     * @param inputs what goes in
     * @param members the layers
     * @param calls the calls of layers
     * @param outputs what comes out
     */
    public Graph {
        inputs = List.copyOf(inputs);
        members = List.copyOf(members);
        calls = List.copyOf(calls);
        outputs = List.copyOf(outputs);
    }

    /**
     * An input.
     *
     * @param name of its input layer
     * @param shape without the batch axis
     */
    public record Input(String name, Shape shape) {}

    /**
     * A layer of the network.
     *
     * @param config its settings; the name is unique in the graph, nested models' layers are named {@code model/layer}
     * @param layer the layer
     * @param specs the parameters it needs
     */
    public record Member(LayerConfig config, Layer layer, List<ParameterSpec> specs) {}

    /**
     * A call of a layer.
     *
     * @param member index of the layer
     * @param inputs tensors that go in
     * @param shape of the tensor that comes out
     */
    public record Call(int member, List<Integer> inputs, Shape shape) {}

    /**
     * An output.
     *
     * @param name of the layer that makes it
     * @param tensor its number
     */
    public record Output(String name, int tensor) {}

    /**
     * The shape of a tensor.
     *
     * @param tensor its number
     * @return without the batch axis
     */
    public Shape shape(int tensor) {
        return tensor < inputs.size()
                ? inputs.get(tensor).shape()
                : calls.get(tensor - inputs.size()).shape();
    }

    /**
     * The same structure for inputs of other shapes, for instance with a length filled in that the file leaves open.
     *
     * @param shapes one per input
     * @return a new graph
     * @throws ModelFormatException where a layer can't take them
     */
    public Graph withInputs(List<Shape> shapes) {
        Builder builder = new Builder();
        for (int i = 0; i < inputs.size(); i++) {
            builder.input(inputs.get(i).name(), shapes.get(i));
        }
        for (Member member : members) {
            builder.member(member.config(), member.layer());
        }
        for (Call call : calls) {
            builder.call(call.member(), call.inputs());
        }
        for (Output output : outputs) {
            builder.output(output.name(), output.tensor());
        }
        return builder.build();
    }

    /** The same structure with other settings; layers whose settings change are made anew. */
    Graph withConfigs(UnaryOperator<LayerConfig> change, Layers layers) {
        List<Member> changed = new ArrayList<>();
        for (Member member : members) {
            LayerConfig config = change.apply(member.config());
            changed.add(
                    config.equals(member.config()) ? member : new Member(config, layers.of(config), member.specs()));
        }
        return new Graph(inputs, changed, calls, outputs);
    }

    /** Collects the parts of a graph and checks each against its neighbours. */
    public static final class Builder {
        private final List<Input> inputs = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private final List<Call> calls = new ArrayList<>();
        private final List<Output> outputs = new ArrayList<>();
        private final List<Shape> shapes = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Set<Integer> calledMembers = new HashSet<>();

        /** An empty graph. */
        public Builder() {}

        /**
         * Adds an input; all inputs come before the first call.
         *
         * @param name of the input
         * @param shape without the batch axis
         * @return the number of its tensor
         */
        public int input(String name, Shape shape) {
            if (!calls.isEmpty()) {
                throw new IllegalStateException("input '" + name + "' after the first call");
            }
            inputs.add(new Input(name, shape));
            return tensor("Input '" + name + "'", shape);
        }

        /**
         * Adds a layer, without calling it yet.
         *
         * @param config its settings
         * @param layer the layer
         * @return its index
         */
        public int member(LayerConfig config, Layer layer) {
            if (!names.add(config.name())) {
                throw config.invalid("a second layer of this name");
            }
            members.add(new Member(config, layer, List.of()));
            return members.size() - 1;
        }

        /**
         * Calls a layer.
         *
         * @param member its index
         * @param tensors what goes in
         * @return the number of the tensor that comes out
         */
        public int call(int member, List<Integer> tensors) {
            Member called = members.get(member);
            List<Shape> in = tensors.stream().map(shapes::get).toList();
            Shape out = called.layer().outputShape(in);
            List<ParameterSpec> specs = called.layer().parameters(in);
            if (!calledMembers.add(member) && !specs.equals(called.specs())) {
                throw called.config()
                        .invalid("called with inputs " + in + " that need parameters " + specs
                                + ", but an earlier call needs " + called.specs());
            }
            members.set(member, new Member(called.config(), called.layer(), specs));
            calls.add(new Call(member, List.copyOf(tensors), out));
            return tensor(called.config().toString(), out);
        }

        /**
         * The shape of a tensor.
         *
         * @param tensor its number
         * @return without the batch axis
         */
        public Shape shape(int tensor) {
            return shapes.get(tensor);
        }

        /**
         * The name of a layer.
         *
         * @param member its index
         * @return unique in the graph
         */
        public String name(int member) {
            return members.get(member).config().name();
        }

        /**
         * The parameters that a layer needs, known from its first call on.
         *
         * @param member its index
         * @return specifications
         */
        public List<ParameterSpec> specs(int member) {
            return members.get(member).specs();
        }

        /**
         * Adds an output.
         *
         * @param name of the output
         * @param tensor its number
         */
        public void output(String name, int tensor) {
            outputs.add(new Output(name, tensor));
        }

        /**
         * The finished graph.
         *
         * @return the graph
         */
        public Graph build() {
            if (inputs.isEmpty() || outputs.isEmpty()) {
                throw new ModelFormatException("a network with " + inputs.size() + " inputs and " + outputs.size()
                        + " outputs, expected at least one of each");
            }
            return new Graph(inputs, members, calls, outputs);
        }

        private int tensor(String maker, Shape shape) {
            long known = Arrays.stream(shape.axes())
                    .filter(axis -> axis >= 0)
                    .asLongStream()
                    .reduce(1, Builder::saturated);
            if (known > MOST_VALUES_PER_EVENT) {
                throw new UnsupportedModelException(
                        maker + ": " + shape + " values per event; supported: at most " + MOST_VALUES_PER_EVENT);
            }
            shapes.add(shape);
            return shapes.size() - 1;
        }

        private static long saturated(long a, long b) {
            return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
        }
    }
}
