package org.kaon.layer;

/**
 * What a layer expects of one of its parameters.
 *
 * @param name Keras's name without scope, such as {@code kernel}
 * @param shape its axes; {@link Shape#UNKNOWN} where the input's shape doesn't tell
 * @param trainable whether Keras counts it among the trainable weights while the layer is trainable (legacy files list those first)
 * @param initializer Keras's name of what its first values are drawn from where the settings name none
 */
public record ParameterSpec(String name, Shape shape, boolean trainable, String initializer) {
    private static final String ZEROS = "zeros";

    /**
     * A trainable parameter that begins with zeros.
     *
     * @param name Keras's name
     * @param axes its shape
     * @return the specification
     */
    public static ParameterSpec trainable(String name, int... axes) {
        return new ParameterSpec(name, Shape.of(axes), true, ZEROS);
    }

    /**
     * A statistic, which training moves but the optimizer doesn't; begins with zeros.
     *
     * @param name Keras's name
     * @param axes its shape
     * @return the specification
     */
    public static ParameterSpec statistic(String name, int... axes) {
        return new ParameterSpec(name, Shape.of(axes), false, ZEROS);
    }

    /**
     * The same parameter with other first values.
     *
     * @param newInitializer Keras's name of an initializer
     * @return a new specification
     */
    public ParameterSpec initializedBy(String newInitializer) {
        return new ParameterSpec(name, shape, trainable, newInitializer);
    }
}
