package org.kaon.layer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kaon.kernel.Gather;
import org.kaon.kernel.Offsets;
import org.kaon.kernel.Op;

/**
 * Axes in another order: axis i of the output is axis {@code dims[i]} of the input.
 *
 * @param config the layer's settings
 * @param dims a permutation of 1, 2, …: the batch axis is 0 and stays
 */
record Permute(LayerConfig config, int[] dims) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        int[] dims = config.integers("dims");
        int[] sorted = Arrays.stream(dims).sorted().toArray();
        if (!Arrays.equals(sorted, IntStream.rangeClosed(1, dims.length).toArray())) {
            throw config.invalid(
                    "dims is " + Arrays.toString(dims) + ", expected a permutation of 1 to " + dims.length);
        }
        return new Permute(config, dims);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs, dims.length);
        return Shape.of(Arrays.stream(dims).map(dim -> input.axis(dim - 1)).toArray());
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        return transposition(
                inputs.get(0), Arrays.stream(dims).map(dim -> dim - 1).toArray());
    }

    static Op transposition(Shape input, int[] order) {
        int[] strides = Offsets.strides(input.axes());
        int[] source = Offsets.of(
                Arrays.stream(order).map(input::axis).toArray(),
                Arrays.stream(order).map(axis -> strides[axis]).toArray());
        return new Gather((int) input.size(), source);
    }
}
