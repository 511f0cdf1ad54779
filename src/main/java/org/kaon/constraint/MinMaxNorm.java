package org.kaon.constraint;

import java.util.List;
import org.kaon.layer.LayerConfig;

/**
 * Vectors of lengths in a range: {@code w · (rate · clip(n, minValue, maxValue) + (1 - rate) · n) / (1e-7 + n)} with {@code n = |w|}.
 *
 * @param minValue the least length
 * @param maxValue the largest length
 * @param rate 1 for at once, less for a part of the way with each step
 * @param axis the axes that a vector runs along; 0 for what goes into each unit of a dense layer
 */
public record MinMaxNorm(double minValue, double maxValue, double rate, List<Integer> axis) implements Constraint {
    /**
     * Copies the axes.
     *
     * @param minValue the least length
     * @param maxValue the largest length
     * @param rate 1 for at once, less for a part of the way with each step
     * @param axis the axes that a vector runs along; 0 for what goes into each unit of a dense layer
     */
    public MinMaxNorm {
        axis = List.copyOf(axis);
    }

    static MinMaxNorm of(LayerConfig settings) {
        return new MinMaxNorm(
                settings.numberOr("min_value", 0),
                settings.numberOr("max_value", 1),
                settings.numberOr("rate", 1),
                Norms.axis(settings));
    }

    @Override
    public String name() {
        return "MinMaxNorm";
    }

    @Override
    public void apply(double[] w, int[] axes) {
        Norms.change(w, axes, axis, n -> rate * Math.max(minValue, Math.min(maxValue, n)) + (1 - rate) * n);
    }
}
