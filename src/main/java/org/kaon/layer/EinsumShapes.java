package org.kaon.layer;

import java.util.HashMap;
import java.util.Map;
import org.kaon.kernel.Offsets;

/**
 * The sizes of the axes of an {@code EinsumDense} for one input.
 *
 * @param config of the layer, for messages
 * @param equation its labels
 * @param sizes of each label
 */
record EinsumShapes(LayerConfig config, EinsumEquation equation, Map<Character, Integer> sizes) {
    static EinsumShapes of(LayerConfig config, String equation, Shape input, int[] outputSizes) {
        EinsumEquation labels = EinsumEquation.of(config, equation, input.rank());
        EinsumShapes shapes = new EinsumShapes(config, labels, new HashMap<>());
        for (int axis = 0; axis < input.rank(); axis++) {
            shapes.put(labels.input().charAt(axis), input.axis(axis));
        }
        String given = labels.ellipsisLast()
                ? labels.output()
                        .substring(0, labels.output().length() - labels.elided().length())
                : labels.output().substring(labels.elided().length());
        if (outputSizes.length != given.length()) {
            throw config.invalid("output_shape has " + outputSizes.length + " sizes, expected " + given.length()
                    + " (equation " + equation + ")");
        }
        for (int i = 0; i < outputSizes.length; i++) {
            shapes.put(given.charAt(i), outputSizes[i]);
        }
        return shapes;
    }

    private void put(char label, int size) {
        int known = sizes.getOrDefault(label, Shape.UNKNOWN);
        if (known != Shape.UNKNOWN && size != Shape.UNKNOWN && known != size) {
            throw config.invalid(
                    "axis '" + label + "' has " + known + " values in the input and " + size + " in output_shape");
        }
        sizes.put(label, known == Shape.UNKNOWN ? size : known);
    }

    /** The shape of axes with these labels. */
    Shape of(String labels) {
        return Shape.of(labels.chars().map(label -> sizes.get((char) label)).toArray());
    }

    Shape output() {
        return of(equation.output());
    }

    Shape kernel() {
        return of(equation.kernel());
    }

    /** The bias: from the first of its labels in the output to the last axis, 1 along those that it does not vary with. */
    Shape bias(String biasAxes) {
        String output = equation.output();
        boolean known = biasAxes.chars()
                .allMatch(
                        label -> output.indexOf(label) >= 0 && equation.elided().indexOf(label) < 0);
        if (!known) {
            throw config.invalid(
                    "bias_axes is '" + biasAxes + "', expected labels of the output behind the batch axis");
        }
        int first = biasAxes.chars().map(output::indexOf).min().orElse(output.length());
        return Shape.of(output.substring(first)
                .chars()
                .map(label -> biasAxes.indexOf(label) >= 0 ? sizes.get((char) label) : 1)
                .toArray());
    }

    /** For each combination of the walked labels, where it lies in an array with other labels. */
    int[] offsets(String walked, String array) {
        int[] strides = Offsets.strides(of(array).axes());
        return Offsets.of(
                of(walked).axes(),
                walked.chars()
                        .map(array::indexOf)
                        .map(axis -> axis < 0 ? 0 : strides[axis])
                        .toArray());
    }
}
