package org.kaon.layer;

/**
 * One array of trained numbers. Immutable: accessors copy.
 *
 * <p>Values are held as double whatever the file's type, so that a float64 model loses nothing before it is compiled.
 */
public final class Parameter {
    private final String name;
    private final Shape shape;
    private final double[] values;

    private Parameter(String name, Shape shape, double[] values) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(
                    "Parameter '" + name + "' has " + values.length + " values, expected " + shape);
        }
        this.name = name;
        this.shape = shape;
        this.values = values;
    }

    /**
     * A parameter.
     *
     * @param name Keras's name without scope, such as {@code kernel}
     * @param shape its axes
     * @param values row-major, copied
     * @return the parameter
     */
    public static Parameter of(String name, Shape shape, double[] values) {
        return new Parameter(name, shape, values.clone());
    }

    /**
     * Its name.
     *
     * @return Keras's name without scope
     */
    public String name() {
        return name;
    }

    /**
     * Its axes.
     *
     * @return all axes
     */
    public Shape shape() {
        return shape;
    }

    /**
     * The values.
     *
     * @return a copy, row-major
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * The values rounded to float; nothing changes for a float32 file.
     *
     * @return a copy, row-major
     */
    public float[] floats() {
        return Floats.of(values);
    }
}
