package org.kaon.constraint;

import java.util.List;
import org.kaon.layer.LayerConfig;

/**
 * Vectors of length 1: {@code w / (1e-7 + |w|)}.
 *
 * @param axis the axes that a vector runs along; 0 for what goes into each unit of a dense layer
 */
public record UnitNorm(List<Integer> axis) implements Constraint {
    /**
     * Copies the axes.
     *
     * @param axis the axes that a vector runs along; 0 for what goes into each unit of a dense layer
     */
    public UnitNorm {
        axis = List.copyOf(axis);
    }

    static UnitNorm of(LayerConfig settings) {
        return new UnitNorm(Norms.axis(settings));
    }

    @Override
    public String name() {
        return "UnitNorm";
    }

    @Override
    public void apply(double[] w, int[] axes) {
        Norms.change(w, axes, axis, n -> 1);
    }
}
