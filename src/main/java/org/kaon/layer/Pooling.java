package org.kaon.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.kaon.kernel.AveragePool;
import org.kaon.kernel.MaxPool;
import org.kaon.kernel.Op;
import org.kaon.kernel.Windows;

/**
 * The largest value (NaN and -∞ left out, as in TensorFlow) or the mean of windows along the steps of a sequence: {@code MaxPooling1D}, {@code AveragePooling1D}. With padding
 * {@code valid} windows lie inside, with {@code same} there are ⌈steps / stride⌉ and what stands over the ends does not count.
 *
 * @param config the layer's settings
 * @param largest whether the largest value is taken, not the mean
 * @param window steps per window
 * @param stride from one window to the next
 * @param same whether the padding is {@code same}
 * @param channelsFirst whether an event is channels × steps
 */
record Pooling(LayerConfig config, boolean largest, int window, int stride, boolean same, boolean channelsFirst)
        implements Layer {
    static Layer max(LayerConfig config, Layers layers) {
        return of(config, true);
    }

    static Layer average(LayerConfig config, Layers layers) {
        return of(config, false);
    }

    private static Layer of(LayerConfig config, boolean largest) {
        int window = single(config, "pool_size", 2);
        boolean same =
                config.choiceOr("padding", "valid", Set.of("valid", "same")).equals("same");
        return new Pooling(
                config, largest, window, single(config, "strides", window), same, ChannelOrder.isFirst(config));
    }

    private static int single(LayerConfig config, String key, int fallback) {
        int[] values = config.integersOr(key, fallback);
        if (values.length != 1 || values[0] < 1) {
            throw config.invalid(key + " is " + Arrays.toString(values) + ", expected one number of at least 1");
        }
        return values[0];
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs, 2);
        int steps = input.axis(stepAxis());
        if (steps == Shape.UNKNOWN) {
            return input;
        }
        if (steps < (same ? 1 : window)) {
            throw config.invalid(
                    "input " + input + " has " + steps + " steps, expected at least " + (same ? 1 : window));
        }
        return input.with(stepAxis(), same ? (steps - 1) / stride + 1 : (steps - window) / stride + 1);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        int steps = input.axis(stepAxis());
        int count = outputShape(inputs).axis(stepAxis());
        // TensorFlow splits the padding evenly, the odd one behind.
        long padding = same ? Math.max(0, (count - 1L) * stride + window - steps) : 0;
        Windows windows = Windows.sliding(
                steps, input.axis(1 - stepAxis()), channelsFirst, count, -(padding / 2), window, stride);
        return largest ? new MaxPool(windows, true, true) : new AveragePool(windows);
    }

    private int stepAxis() {
        return channelsFirst ? 1 : 0;
    }
}
