package org.kaon.network;

import java.util.List;
import org.kaon.InputException;
import org.kaon.ModelFormatException;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;

/**
 * A network: its structure and the parameters of each layer, checked against each other. Immutable and thread-safe.
 *
 * @param graph the structure
 * @param parameters of each of the graph's members
 */
public record Network(Graph graph, List<Parameters> parameters) {
    /**
     * Checks every parameter against what its layer expects.
     *
     * @param graph the structure
     * @param parameters of each of the graph's members
     * @throws ModelFormatException where one is missing or has another shape
     */
    public Network {
        parameters = List.copyOf(parameters);
        if (parameters.size() != graph.members().size()) {
            throw new ModelFormatException("parameters of " + parameters.size() + " layers, expected "
                    + graph.members().size());
        }
        for (int i = 0; i < parameters.size(); i++) {
            check(graph.members().get(i), parameters.get(i));
        }
    }

    /**
     * How many numbers all parameters hold together.
     *
     * @return Keras's "total params"
     */
    public long parameterCount() {
        return parameters.stream().mapToLong(Parameters::count).sum();
    }

    /**
     * The steps that evaluate this network, layer by layer, nothing fused.
     *
     * @return the program
     * @throws ModelFormatException where an axis of an input is not known
     */
    public Program program() {
        return Program.of(this);
    }

    /**
     * This network for inputs of other shapes.
     *
     * @param shapes one per input, every axis known
     * @return a new network with the same parameters
     */
    public Network withInputs(List<Shape> shapes) {
        return new Network(graph.withInputs(shapes), parameters);
    }

    /**
     * This network with some layers frozen for fine-tuning: training leaves their parameters and statistics as they are.
     *
     * @param layers the table that makes the layers anew, such as {@code Layers.standard()}
     * @param names of layers
     * @return a new network with the same parameters
     * @throws InputException where there is no layer of a name; the message lists those that are there
     */
    public Network frozen(Layers layers, String... names) {
        List<String> wanted = List.of(names);
        List<String> known =
                graph.members().stream().map(member -> member.config().name()).toList();
        List<String> unknown =
                wanted.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new InputException("no layers " + unknown + " to freeze; there are " + known);
        }
        return new Network(
                graph.withConfigs(
                        config -> wanted.contains(config.name()) ? config.with("trainable", false) : config, layers),
                parameters);
    }

    private static void check(Graph.Member member, Parameters parameters) {
        for (ParameterSpec spec : member.specs()) {
            if (!parameters.has(spec.name())) {
                throw member.config()
                        .invalid("parameter '" + spec.name() + "' is missing, expected one of shape " + spec.shape());
            }
            Parameter parameter = parameters.get(spec.name());
            if (!spec.shape().accepts(parameter.shape())) {
                throw member.config()
                        .invalid(spec.name() + " has shape " + parameter.shape() + ", expected " + spec.shape());
            }
        }
    }
}
