package org.kaon.initializer;

import java.util.Arrays;
import java.util.List;
import org.kaon.InputException;
import org.kaon.layer.LayerConfig;

/**
 * How many inputs and outputs a parameter connects. Where no axes are named, those of a vector both are its length, those of a matrix rows
 * and columns, and of more axes the last but one and the last, each times all axes before them (the places of a convolution).
 *
 * @param inputAxes axes whose sizes multiply to the inputs; empty for the rule
 * @param outputAxes axes whose sizes multiply to the outputs; empty for the rule
 */
public record Fans(List<Integer> inputAxes, List<Integer> outputAxes) {
    /** The rule. */
    public static final Fans USUAL = new Fans(List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param inputAxes axes of the inputs
     * @param outputAxes axes of the outputs
     */
    public Fans {
        inputAxes = List.copyOf(inputAxes);
        outputAxes = List.copyOf(outputAxes);
    }

    static Fans of(LayerConfig settings) {
        return settings.has("input_axes") && settings.has("output_axes")
                ? new Fans(axes(settings, "input_axes"), axes(settings, "output_axes"))
                : USUAL;
    }

    private static List<Integer> axes(LayerConfig settings, String key) {
        return Arrays.stream(settings.integers(key)).boxed().toList();
    }

    double in(int[] shape) {
        return fan(shape, inputAxes, 2);
    }

    double out(int[] shape) {
        return fan(shape, outputAxes, 1);
    }

    private static double fan(int[] shape, List<Integer> named, int fromEnd) {
        if (!named.isEmpty()) {
            return named.stream().mapToDouble(axis -> size(shape, axis)).reduce(1, (a, b) -> a * b);
        }
        if (shape.length < 2) {
            return shape.length == 0 ? 1 : shape[0];
        }
        double places =
                Arrays.stream(shape).limit(shape.length - 2).asDoubleStream().reduce(1, (a, b) -> a * b);
        return places * shape[shape.length - fromEnd];
    }

    private static int size(int[] shape, int axis) {
        int place = axis < 0 ? axis + shape.length : axis;
        if (place < 0 || place >= shape.length) {
            throw new InputException("axis " + axis + " of the inputs or outputs of a parameter of shape "
                    + Arrays.toString(shape) + ", expected less than " + shape.length);
        }
        return shape[place];
    }
}
