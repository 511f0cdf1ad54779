package org.kaon.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of one layer by name, in Keras's order. Immutable. */
public final class Parameters {
    private static final Parameters NONE = new Parameters(List.of());

    private final Map<String, Parameter> byName = new LinkedHashMap<>();

    private Parameters(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            byName.put(parameter.name(), parameter);
        }
    }

    /**
     * The parameters of a layer.
     *
     * @param parameters in Keras's order
     * @return the set
     */
    public static Parameters of(List<Parameter> parameters) {
        return new Parameters(parameters);
    }

    /**
     * Of a layer that has none.
     *
     * @return the empty set
     */
    public static Parameters none() {
        return NONE;
    }

    /**
     * A parameter that the layer declared.
     *
     * @param name Keras's name without scope
     * @return the parameter
     */
    public Parameter get(String name) {
        Parameter parameter = byName.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("no parameter '" + name + "'; there are " + byName.keySet());
        }
        return parameter;
    }

    /**
     * Whether there is one of a name.
     *
     * @param name Keras's name without scope
     * @return whether {@link #get} finds it
     */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /**
     * All of them, in Keras's order.
     *
     * @return an immutable list
     */
    public List<Parameter> all() {
        return List.copyOf(byName.values());
    }

    /**
     * How many numbers they hold.
     *
     * @return the sum of their sizes
     */
    public long count() {
        return byName.values().stream()
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
    }
}
