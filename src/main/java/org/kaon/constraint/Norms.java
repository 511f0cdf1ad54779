package org.kaon.constraint;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.kaon.InputException;
import org.kaon.layer.LayerConfig;

/** Vectors along some axes of a parameter, brought to other lengths. */
final class Norms {
    /** Keras's epsilon, which keeps the quotient finite and makes every vector shorter by a ten-millionth. */
    private static final double EPSILON = 1e-7;

    private Norms() {}

    /** The setting {@code axis}. */
    static List<Integer> axis(LayerConfig settings) {
        return Arrays.stream(settings.integersOr("axis", 0)).boxed().toList();
    }

    /**
     * {@code w ← w · wanted(n) / (1e-7 + n)} with the length n of each vector.
     *
     * @param w the parameter
     * @param axes its shape
     * @param along the axes that a vector runs along
     * @param wanted new length by old one
     */
    static void change(double[] w, int[] axes, List<Integer> along, DoubleUnaryOperator wanted) {
        boolean[] inside = inside(axes, along);
        double[] squares = new double[count(axes, inside)];
        for (int i = 0; i < w.length; i++) {
            squares[vector(i, axes, inside)] += w[i] * w[i];
        }
        for (int i = 0; i < w.length; i++) {
            double norm = Math.sqrt(squares[vector(i, axes, inside)]);
            w[i] *= wanted.applyAsDouble(norm) / (EPSILON + norm);
        }
    }

    private static boolean[] inside(int[] axes, List<Integer> along) {
        boolean[] inside = new boolean[axes.length];
        for (int axis : along) {
            int place = axis < 0 ? axis + axes.length : axis;
            if (place < 0 || place >= axes.length) {
                throw new InputException("constraint along axis " + axis + " of a parameter of shape "
                        + Arrays.toString(axes) + ", expected " + -axes.length + " to " + (axes.length - 1));
            }
            inside[place] = true;
        }
        return inside;
    }

    private static int count(int[] axes, boolean[] inside) {
        int count = 1;
        for (int axis = 0; axis < axes.length; axis++) {
            count *= inside[axis] ? 1 : axes[axis];
        }
        return count;
    }

    /** Which vector the value at a place belongs to. */
    private static int vector(int place, int[] axes, boolean[] inside) {
        int vector = 0;
        int stride = 1;
        int rest = place;
        for (int axis = axes.length - 1; axis >= 0; axis--) {
            if (!inside[axis]) {
                vector += rest % axes[axis] * stride;
                stride *= axes[axis];
            }
            rest /= axes[axis];
        }
        return vector;
    }
}
