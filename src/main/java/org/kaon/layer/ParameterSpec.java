package org.kaon.layer;

/**
 * What a layer expects of one of its parameters.
 *
 * @param name Keras's name without scope, such as {@code kernel}
 * @param shape its axes; {@link Shape#UNKNOWN} where the input's shape doesn't tell
 * @param trainable whether Keras counts it among the trainable weights while the layer is trainable (legacy files list those first)
 */
public record ParameterSpec(String name, Shape shape, boolean trainable) {
    /**
     * A trainable parameter.
     *
     * @param name Keras's name
     * @param axes its shape
     * @return the specification
     */
    public static ParameterSpec trainable(String name, int... axes) {
        return new ParameterSpec(name, Shape.of(axes), true);
    }

    /**
     * A statistic, which training moves but the optimizer doesn't.
     *
     * @param name Keras's name
     * @param axes its shape
     * @return the specification
     */
    public static ParameterSpec statistic(String name, int... axes) {
        return new ParameterSpec(name, Shape.of(axes), false);
    }
}
