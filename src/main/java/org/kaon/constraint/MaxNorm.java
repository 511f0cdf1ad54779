package org.kaon.constraint;

import java.util.List;
import org.kaon.layer.LayerConfig;

/**
 * Vectors no longer than a length: {@code w · min(n, maxValue) / (1e-7 + n)} with {@code n = |w|}.
 *
 * @param maxValue the length
 * @param axis the axes that a vector runs along; 0 for what goes into each unit of a dense layer
 */
public record MaxNorm(double maxValue, List<Integer> axis) implements Constraint {
    /**
     * Copies the axes.
     *
     * @param maxValue the length
     * @param axis the axes that a vector runs along; 0 for what goes into each unit of a dense layer
     */
    public MaxNorm {
        axis = List.copyOf(axis);
    }

    static MaxNorm of(LayerConfig settings) {
        return new MaxNorm(settings.numberOr("max_value", 2), Norms.axis(settings));
    }

    @Override
    public String name() {
        return "MaxNorm";
    }

    @Override
    public void apply(double[] w, int[] axes) {
        Norms.change(w, axes, axis, n -> Math.min(n, maxValue));
    }
}
