package org.kaon.dense;

import org.kaon.activation.Fma;
import org.kaon.kernel.Product;

/**
 * A layer of few units: some sums at a time, each in a variable of its own. For such layers vector code would spend more on its beginning
 * and end than on what lies between.
 *
 * @param inputs length of x
 * @param atATime how many units: a multiple of 4
 * @param weights of the first units that are taken together, for one input after the other; then of the next ones, zeros where there are none
 * @param bias one per unit
 * @param lowest limit of what comes out
 */
record Columns(int inputs, int atATime, float[] weights, float[] bias, float lowest) implements PlainForm {
    static final int MOST_UNITS = 16;

    /** Sixteen sums in one loop take as long as eight in each of two. */
    private static final int MOST_AT_A_TIME = 12;

    static Columns of(Product layer) {
        int inputs = layer.inputs();
        int units = layer.units();
        int padded = (units + 3) / 4 * 4;
        int atATime = padded <= MOST_AT_A_TIME ? padded : 8;
        float[] weights = new float[(units + atATime - 1) / atATime * atATime * inputs];
        for (int unit = 0; unit < units; unit++) {
            int first = unit / atATime * atATime;
            for (int i = 0; i < inputs; i++) {
                weights[first * inputs + i * atATime + unit - first] = layer.kernel()[i * units + unit];
            }
        }
        return new Columns(inputs, atATime, weights, layer.bias(), Limits.lowest(layer.activation()));
    }

    @Override
    public void run(float[] x, float[] y, Buffers buffers) {
        if (atATime == 4) {
            fourUnits(x, y);
        } else if (atATime == MOST_AT_A_TIME) {
            twelveUnits(x, y);
        } else {
            for (int unit = 0; unit < bias.length; unit += 8) {
                eightUnits(x, y, unit);
            }
        }
    }

    private float limited(float sum, int unit) {
        return Math.max(sum + bias[unit], lowest);
    }

    /** The last of those at a time, as far as they are units. */
    private void upToThree(float s0, float s1, float s2, float[] y, int unit) {
        int left = bias.length - unit;
        if (left > 0) {
            y[unit] = limited(s0, unit);
        }
        if (left > 1) {
            y[unit + 1] = limited(s1, unit + 1);
        }
        if (left > 2) {
            y[unit + 2] = limited(s2, unit + 2);
        }
    }

    private void fourUnits(float[] x, float[] y) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int p = 0;
        for (int i = 0; i < inputs; i++, p += 4) {
            float value = x[i];
            s0 = Fma.of(value, weights[p], s0);
            s1 = Fma.of(value, weights[p + 1], s1);
            s2 = Fma.of(value, weights[p + 2], s2);
            s3 = Fma.of(value, weights[p + 3], s3);
        }
        y[0] = limited(s0, 0);
        upToThree(s1, s2, s3, y, 1);
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
        int p = unit * inputs;
        for (int i = 0; i < inputs; i++, p += 8) {
            float value = x[i];
            s0 = Fma.of(value, weights[p], s0);
            s1 = Fma.of(value, weights[p + 1], s1);
            s2 = Fma.of(value, weights[p + 2], s2);
            s3 = Fma.of(value, weights[p + 3], s3);
            s4 = Fma.of(value, weights[p + 4], s4);
            s5 = Fma.of(value, weights[p + 5], s5);
            s6 = Fma.of(value, weights[p + 6], s6);
            s7 = Fma.of(value, weights[p + 7], s7);
        }
        y[unit] = limited(s0, unit);
        y[unit + 1] = limited(s1, unit + 1);
        y[unit + 2] = limited(s2, unit + 2);
        y[unit + 3] = limited(s3, unit + 3);
        y[unit + 4] = limited(s4, unit + 4);
        upToThree(s5, s6, s7, y, unit + 5);
    }

    private void twelveUnits(float[] x, float[] y) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        float s8 = 0;
        float s9 = 0;
        float s10 = 0;
        float s11 = 0;
        int p = 0;
        for (int i = 0; i < inputs; i++, p += 12) {
            float value = x[i];
            s0 = Fma.of(value, weights[p], s0);
            s1 = Fma.of(value, weights[p + 1], s1);
            s2 = Fma.of(value, weights[p + 2], s2);
            s3 = Fma.of(value, weights[p + 3], s3);
            s4 = Fma.of(value, weights[p + 4], s4);
            s5 = Fma.of(value, weights[p + 5], s5);
            s6 = Fma.of(value, weights[p + 6], s6);
            s7 = Fma.of(value, weights[p + 7], s7);
            s8 = Fma.of(value, weights[p + 8], s8);
            s9 = Fma.of(value, weights[p + 9], s9);
            s10 = Fma.of(value, weights[p + 10], s10);
            s11 = Fma.of(value, weights[p + 11], s11);
        }
        y[0] = limited(s0, 0);
        y[1] = limited(s1, 1);
        y[2] = limited(s2, 2);
        y[3] = limited(s3, 3);
        y[4] = limited(s4, 4);
        y[5] = limited(s5, 5);
        y[6] = limited(s6, 6);
        y[7] = limited(s7, 7);
        y[8] = limited(s8, 8);
        upToThree(s9, s10, s11, y, 9);
    }
}
