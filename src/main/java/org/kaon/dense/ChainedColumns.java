package org.kaon.dense;

import org.kaon.activation.Fma;
import org.kaon.kernel.Product;

/**
 * A layer of few units and many inputs: each sum in four chains, each of those in a variable of its own.
 *
 * @param inputs length of x
 * @param weights of the first unit, then of the next one
 * @param bias one per unit
 * @param lowest limit of what comes out
 */
record ChainedColumns(int inputs, float[] weights, float[] bias, float lowest) implements PlainForm {
    static ChainedColumns of(Product layer) {
        int units = layer.units();
        float[] weights = new float[units * layer.inputs()];
        for (int i = 0; i < layer.inputs(); i++) {
            for (int unit = 0; unit < units; unit++) {
                weights[unit * layer.inputs() + i] = layer.kernel()[i * units + unit];
            }
        }
        return new ChainedColumns(layer.inputs(), weights, layer.bias(), Limits.lowest(layer.activation()));
    }

    @Override
    public void run(float[] x, float[] y, Buffers buffers) {
        int unit = 0;
        for (; unit + 1 < bias.length; unit += 2) {
            twoUnits(x, y, unit);
        }
        if (unit < bias.length) {
            y[unit] = limited(oneUnit(x, unit * inputs), unit);
        }
    }

    private float limited(float sum, int unit) {
        return Math.max(sum + bias[unit], lowest);
    }

    private void twoUnits(float[] x, float[] y, int unit) {
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

    private float oneUnit(float[] x, int from) {
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
