package org.kaon.initializer;

import java.util.random.RandomGenerator;
import org.kaon.layer.LayerConfig;

/**
 * The same number everywhere; draws nothing.
 *
 * @param name Keras's name: {@code Constant}, {@code Zeros} or {@code Ones}
 * @param value the number
 */
public record Constant(String name, double value) implements Initializer {
    static Initializer of(LayerConfig settings) {
        if (settings.has("value") && settings.nesting("value").rank() > 0) {
            throw settings.unsupported("value of shape " + settings.nesting("value") + "; supported: one number");
        }
        return new Constant("Constant", settings.numberOr("value", 0));
    }

    @Override
    public double[] draw(int[] axes, RandomGenerator random) {
        return Drawing.each(axes, () -> value);
    }
}
