package org.kaon.engine.float32;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.kaon.engine.Plan;
import org.kaon.layer.Parameter;
import org.kaon.optimizer.Clipping;
import org.kaon.optimizer.Optimizer;

/** A parameter, its gradient, and what the optimizer remembers of it. */
final class ParameterArray {
    private final Plan.Learned learned;
    private final FMatrixRMaj values;
    private final FMatrixRMaj gradient;
    /** First those of the optimizer's formula, then the parameter's average and the gradients' sum where there are such. */
    private final float[][] slots;

    private final int average;
    private final int sum;

    ParameterArray(Plan.Learned learned, Optimizer optimizer) {
        this.learned = learned;
        Parameter start = learned.start();
        int size = (int) start.shape().size();
        int columns = start.shape().rank() == 0 ? 1 : start.shape().last();
        values = new FMatrixRMaj(columns == 0 ? 0 : size / columns, columns);
        gradient = values.createLike();
        average = optimizer.slotCount();
        sum = average + (optimizer.settings().averaging().isOn() ? 1 : 0);
        int slotCount = sum + (optimizer.settings().accumulation() > 1 ? 1 : 0);
        slots = new float[learned.trained() ? slotCount : 0][size];
        for (int slot = 0; slot < Math.min(slots.length, average); slot++) {
            Arrays.fill(slots[slot], (float) optimizer.slotStart(slot));
        }
        set(start.values());
    }

    boolean isTrained() {
        return learned.trained();
    }

    boolean isConstrained() {
        return learned.constraint().isPresent();
    }

    float[] values() {
        return values.data;
    }

    float[] gradient() {
        return gradient.data;
    }

    void set(double[] from) {
        copy(from, values.data);
    }

    /** The values as a parameter of the network. */
    Parameter parameter() {
        return Parameter.of(learned.start().name(), learned.start().shape(), widened(values.data));
    }

    Parameter gradientParameter() {
        double[] numbers = learned.trained() ? widened(gradient.data) : new double[gradient.data.length];
        return Parameter.of(learned.start().name(), learned.start().shape(), numbers);
    }

    /** Adds another lane's gradient, which becomes 0 for the next step while it is at hand. */
    void add(float[] part, int from, int to) {
        float[] total = gradient.data;
        for (int i = from; i < to; i++) {
            total[i] += part[i];
        }
        Arrays.fill(part, from, to, 0);
    }

    /** Adds the penalty's derivative to the gradient. */
    double penalty() {
        if (learned.regularizer().isEmpty() || !learned.trained()) {
            return 0;
        }
        double[] derivative = new double[values.data.length];
        double penalty = learned.regularizer()
                .orElseThrow()
                .penalty(widened(values.data), learned.start().shape().axes(), derivative);
        for (int i = 0; i < derivative.length; i++) {
            gradient.data[i] += (float) derivative[i];
        }
        return penalty;
    }

    double squaredNorm() {
        double sum = 0;
        for (float g : gradient.data) {
            sum += (double) g * g;
        }
        return sum;
    }

    /** Limits the gradient by itself. */
    void clip(Clipping clipping) {
        float[] g = gradient.data;
        if (clipping.value() < Double.POSITIVE_INFINITY) {
            float limit = (float) clipping.value();
            for (int i = 0; i < g.length; i++) {
                g[i] = Math.max(-limit, Math.min(limit, g[i]));
            }
        }
        if (clipping.norm() < Double.POSITIVE_INFINITY) {
            double norm = Math.sqrt(squaredNorm());
            if (norm > clipping.norm()) {
                scale(clipping.norm() / norm);
            }
        }
    }

    void scale(double factor) {
        for (int i = 0; i < gradient.data.length; i++) {
            gradient.data[i] = (float) (gradient.data[i] * factor);
        }
    }

    /** Adds the gradient to the sum; when an update is due, the gradient becomes the mean and the sum starts anew. */
    void accumulate(int steps, boolean due, int from, int to) {
        float[] g = gradient.data;
        float[] total = slots[sum];
        for (int i = from; i < to; i++) {
            total[i] += g[i];
        }
        if (due) {
            for (int i = from; i < to; i++) {
                g[i] = total[i] / steps;
            }
            Arrays.fill(total, from, to, 0);
        }
    }

    void update(Optimizer optimizer, long number, double learningRate, double[] scalars, int from, int to) {
        float[] w = values.data;
        double decay = optimizer.settings().weightDecay() * learningRate;
        if (decay != 0) {
            for (int i = from; i < to; i++) {
                w[i] -= (float) (w[i] * decay);
            }
        }
        optimizer.update(number, learningRate, scalars, w, gradient.data, slots, from, to);
    }

    /** Moves the average towards the parameter. */
    void average(double momentum, int from, int to) {
        float[] w = values.data;
        float[] a = slots[average];
        float old = (float) momentum;
        float part = (float) (1 - momentum);
        for (int i = from; i < to; i++) {
            a[i] = old * a[i] + part * w[i];
        }
    }

    void takeAverage(int from, int to) {
        System.arraycopy(slots[average], from, values.data, from, to - from);
    }

    void constrain() {
        learned.constraint().ifPresent(constraint -> {
            double[] limited = widened(values.data);
            constraint.apply(limited, learned.start().shape().axes());
            copy(limited, values.data);
        });
    }

    /** All slots, one behind the other. */
    double[] state() {
        int size = values.data.length;
        double[] state = new double[slots.length * size];
        for (int slot = 0; slot < slots.length; slot++) {
            for (int i = 0; i < size; i++) {
                state[slot * size + i] = slots[slot][i];
            }
        }
        return state;
    }

    void restore(double[] state) {
        int size = values.data.length;
        for (int slot = 0; slot < slots.length; slot++) {
            for (int i = 0; i < size; i++) {
                slots[slot][i] = (float) state[slot * size + i];
            }
        }
    }

    private static void copy(double[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
        }
    }

    private static double[] widened(float[] from) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i];
        }
        return to;
    }
}
