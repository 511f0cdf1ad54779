package org.kaon.dense;

import org.kaon.activation.Fma;
import org.kaon.kernel.Product;

/**
 * A layer of few units: some sums at a time, each in a variable of its own. For such layers vector code would spend more on its beginning
 * and end than on what lies between.
 *
 * @param inputs length of x
 * @param chains in which each sum is computed, 1 or 4
 * @param weights of the first unit, then of the next one; rows of zeros behind, so that units are a multiple of those at a time
 * @param bias one per unit
 * @param lowest limit of what comes out
 */
record Columns(int inputs, int chains, float[] weights, float[] bias, float lowest) implements PlainForm {
    static final int MOST_UNITS = 16;
    private static final int AT_A_TIME = 8;

    static Columns of(Product layer) {
        int units = layer.units();
        int padded = (units + AT_A_TIME - 1) / AT_A_TIME * AT_A_TIME;
        float[] weights = new float[padded * layer.inputs()];
        for (int i = 0; i < layer.inputs(); i++) {
            for (int unit = 0; unit < units; unit++) {
                weights[unit * layer.inputs() + i] = layer.kernel()[i * units + unit];
            }
        }
        return new Columns(layer.inputs(), layer.chains(), weights, layer.bias(), Limits.lowest(layer.activation()));
    }

    @Override
    public void run(float[] x, float[] y, Buffers buffers) {
        if (chains == 1) {
            for (int unit = 0; unit < bias.length; unit += AT_A_TIME) {
                eightUnits(x, y, unit);
            }
        } else {
            int unit = 0;
            for (; unit + 1 < bias.length; unit += 2) {
                twoUnitsInChains(x, y, unit);
            }
            if (unit < bias.length) {
                y[unit] = limited(fourChains(x, unit * inputs), unit);
            }
        }
    }

    private float limited(float sum, int unit) {
        return Math.max(sum + bias[unit], lowest);
    }

    /** As many sums as keep two units for FMA busy, each of which takes four cycles. */
    private void eightUnits(float[] x, float[] y, int unit) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int p0 = unit * inputs;
        int p1 = p0 + inputs;
        int p2 = p1 + inputs;
        int p3 = p2 + inputs;
        int p4 = p3 + inputs;
        int p5 = p4 + inputs;
        int p6 = p5 + inputs;
        int p7 = p6 + inputs;
        for (int i = 0; i < inputs; i++) {
            float value = x[i];
            s0 = Fma.of(value, weights[p0 + i], s0);
            s1 = Fma.of(value, weights[p1 + i], s1);
            s2 = Fma.of(value, weights[p2 + i], s2);
            s3 = Fma.of(value, weights[p3 + i], s3);
            s4 = Fma.of(value, weights[p4 + i], s4);
            s5 = Fma.of(value, weights[p5 + i], s5);
            s6 = Fma.of(value, weights[p6 + i], s6);
            s7 = Fma.of(value, weights[p7 + i], s7);
        }
        int left = bias.length - unit;
        y[unit] = limited(s0, unit);
        if (left > 1) {
            y[unit + 1] = limited(s1, unit + 1);
        }
        if (left > 2) {
            y[unit + 2] = limited(s2, unit + 2);
        }
        if (left > 3) {
            y[unit + 3] = limited(s3, unit + 3);
        }
        if (left > 4) {
            y[unit + 4] = limited(s4, unit + 4);
        }
        if (left > 5) {
            y[unit + 5] = limited(s5, unit + 5);
        }
        if (left > 6) {
            y[unit + 6] = limited(s6, unit + 6);
        }
        if (left > 7) {
            y[unit + 7] = limited(s7, unit + 7);
        }
    }

    private void twoUnitsInChains(float[] x, float[] y, int unit) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float t0 = 0;
        float t1 = 0;
        float t2 = 0;
        float t3 = 0;
        int p = unit * inputs;
        int q = p + inputs;
        int i = 0;
        for (; i + 3 < inputs; i += 4) {
            float x0 = x[i];
            float x1 = x[i + 1];
            float x2 = x[i + 2];
            float x3 = x[i + 3];
            s0 = Fma.of(x0, weights[p + i], s0);
            s1 = Fma.of(x1, weights[p + i + 1], s1);
            s2 = Fma.of(x2, weights[p + i + 2], s2);
            s3 = Fma.of(x3, weights[p + i + 3], s3);
            t0 = Fma.of(x0, weights[q + i], t0);
            t1 = Fma.of(x1, weights[q + i + 1], t1);
            t2 = Fma.of(x2, weights[q + i + 2], t2);
            t3 = Fma.of(x3, weights[q + i + 3], t3);
        }
        if (i < inputs) {
            s0 = Fma.of(x[i], weights[p + i], s0);
            t0 = Fma.of(x[i], weights[q + i], t0);
        }
        if (i + 1 < inputs) {
            s1 = Fma.of(x[i + 1], weights[p + i + 1], s1);
            t1 = Fma.of(x[i + 1], weights[q + i + 1], t1);
        }
        if (i + 2 < inputs) {
            s2 = Fma.of(x[i + 2], weights[p + i + 2], s2);
            t2 = Fma.of(x[i + 2], weights[q + i + 2], t2);
        }
        y[unit] = limited((s0 + s1) + (s2 + s3), unit);
        y[unit + 1] = limited((t0 + t1) + (t2 + t3), unit + 1);
    }

    private float fourChains(float[] x, int from) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < inputs; i += 4) {
            int p = from + i;
            s0 = Fma.of(x[i], weights[p], s0);
            s1 = Fma.of(x[i + 1], weights[p + 1], s1);
            s2 = Fma.of(x[i + 2], weights[p + 2], s2);
            s3 = Fma.of(x[i + 3], weights[p + 3], s3);
        }
        if (i < inputs) {
            s0 = Fma.of(x[i], weights[from + i], s0);
        }
        if (i + 1 < inputs) {
            s1 = Fma.of(x[i + 1], weights[from + i + 1], s1);
        }
        if (i + 2 < inputs) {
            s2 = Fma.of(x[i + 2], weights[from + i + 2], s2);
        }
        return (s0 + s1) + (s2 + s3);
    }
}
