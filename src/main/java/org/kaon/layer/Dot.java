package org.kaon.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.kaon.kernel.Contraction;
import org.kaon.kernel.Cosine;
import org.kaon.kernel.Groups;
import org.kaon.kernel.Op;

/**
 * {@code y[i…, j…] = Σₖ a[i…, k] · b[j…, k]}: the product of two inputs along an axis of each, whose other axes follow each other; one value
 * where no axis is left. With {@code normalize}, the vectors are brought to unit length first, their length counting as 1e-6 at least in
 * Keras 2 ({@code √max(Σx², 1e-12)}), as 1e-7 in Keras 3.
 *
 * @param config the layer's settings
 * @param axes one for both inputs or one for each, counted with the batch axis as 0
 * @param normalize whether the cosine is taken
 */
record Dot(LayerConfig config, int[] axes, boolean normalize) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        int[] axes = config.integers("axes");
        if (axes.length < 1 || axes.length > 2) {
            throw config.invalid("axes has " + axes.length + " values, expected 1 or 2");
        }
        return new Dot(config, axes, config.flagOr("normalize", false));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw config.invalid(inputs.size() + " inputs, expected 2");
        }
        int a = inputs.get(0).axis(axis(inputs, 0));
        int b = inputs.get(1).axis(axis(inputs, 1));
        if (a != Shape.UNKNOWN && b != Shape.UNKNOWN && a != b) {
            throw config.invalid("axes of inputs " + inputs.get(0) + " and " + inputs.get(1) + " have " + a + " and "
                    + b + " values, expected equally many");
        }
        Shape output = without(inputs, 0).append(without(inputs, 1));
        return output.rank() == 0 ? Shape.of(1) : output;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Groups a = AxisGroups.of(inputs.get(0), axis(inputs, 0));
        Groups b = AxisGroups.of(inputs.get(1), axis(inputs, 1));
        int[] left = a.base();
        int[] right = b.base();
        int count = left.length * right.length;
        int[] baseA = IntStream.range(0, count).map(o -> left[o / right.length]).toArray();
        int[] baseB =
                IntStream.range(0, count).map(o -> right[o % right.length]).toArray();
        Contraction product = new Contraction(a.size(), b.size(), baseA, a.step(), baseB, b.step());
        return normalize ? new Cosine(product, config.kerasVersion().isKeras2() ? 1e-6 : 1e-7) : product;
    }

    private int axis(List<Shape> inputs, int index) {
        return Inputs.axis(config, axes[index % axes.length], inputs.get(index));
    }

    private Shape without(List<Shape> inputs, int index) {
        Shape input = inputs.get(index);
        int axis = axis(inputs, index);
        return input.slice(0, axis).append(input.slice(axis + 1, input.rank()));
    }
}
