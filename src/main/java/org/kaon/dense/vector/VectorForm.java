package org.kaon.dense.vector;

import java.util.Arrays;
import org.kaon.dense.Precision;
import org.kaon.dense.ZeroSkipping;
import org.kaon.kernel.Product;
import org.kaon.kernel.vector.Panels;

/**
 * A dense layer as loops over vectors want it.
 *
 * @param inputs length of x
 * @param panels how W is cut
 * @param weights in panels; none where they are stored in halves
 * @param halves in panels, two weights to an int; none where they are stored as floats
 * @param skipsZeros whether inputs of zero are left out
 * @param bias one per column of the panels
 * @param lowest limit of what comes out
 */
record VectorForm(
        int inputs, Panels panels, float[] weights, int[] halves, boolean skipsZeros, float[] bias, float lowest) {
    private static final int V = Panels.V;
    /** Narrower layers stay in the first-level cache as floats; halves would only cost their unpacking. */
    private static final int LEAST_WEIGHTS_FOR_HALVES = 1 << 14;

    static VectorForm of(Product layer, Precision precision, float lowest) {
        Panels panels = Panels.of(layer.units(), layer.chains());
        float[] weights = new float[layer.inputs() * panels.columns()];
        panels.pack(layer.inputs(), layer.units(), layer.kernel(), layer.units(), 1, weights);
        boolean finite = ZeroSkipping.isSafe(layer);
        boolean halved = precision == Precision.BFLOAT16
                && finite
                && Arrays.stream(panels.widths()).allMatch(width -> width > 2)
                && weights.length >= LEAST_WEIGHTS_FOR_HALVES;
        return new VectorForm(
                layer.inputs(),
                panels,
                halved ? new float[0] : weights,
                halved ? halves(layer.inputs(), panels, weights) : new int[0],
                halved || ZeroSkipping.pays(layer),
                Arrays.copyOf(layer.bias(), panels.columns()),
                lowest);
    }

    boolean isHalved() {
        return halves.length > 0;
    }

    private static int halfVectors(int width) {
        return (width + 1) / 2;
    }

    private static int[] halves(int rows, Panels panels, float[] weights) {
        int[] halves = new int
                [rows
                        * V
                        * Arrays.stream(panels.widths())
                                .map(VectorForm::halfVectors)
                                .sum()];
        int from = 0;
        int to = 0;
        for (int width : panels.widths()) {
            for (int i = 0; i < rows; i++) {
                for (int vector = 0; vector < width; vector++) {
                    for (int lane = 0; lane < V; lane++) {
                        int bits = Float.floatToRawIntBits(weights[from + vector * V + lane]);
                        halves[to + vector / 2 * V + lane] |= vector % 2 == 0 ? bits >>> 16 : bits;
                    }
                }
                from += width * V;
                to += halfVectors(width) * V;
            }
        }
        return halves;
    }

    /** The weights as floats again. */
    void unpack(float[] to) {
        int from = 0;
        int at = 0;
        for (int width : panels.widths()) {
            Halves.unpack(inputs, width, halves, from, to, at);
            from += inputs * halfVectors(width) * V;
            at += inputs * width * V;
        }
    }

    /** {@code y = max(x W + b, lowest)} for one vector; y has room for all columns of the panels. */
    void run(float[] x, float[] y, int[] places) {
        if (isHalved()) {
            inHalves(ZeroSkipping.places(x, inputs, places), x, y, places);
        } else if (skipsZeros) {
            listed(ZeroSkipping.places(x, inputs, places), x, y, places);
        } else if (panels.chains() == 1) {
            all(x, y);
        } else {
            chained(x, y);
        }
    }

    private void all(float[] x, float[] y) {
        int panel = 0;
        int to = 0;
        for (int width : panels.widths()) {
            if (width == 4) {
                Single.fourVectors(inputs, x, weights, panel, bias, y, to, lowest);
            } else if (width == 3) {
                Single.threeVectors(inputs, x, weights, panel, bias, y, to, lowest);
            } else if (width == 2) {
                Single.twoVectors(inputs, x, weights, panel, bias, y, to, lowest);
            } else {
                Single.oneVector(inputs, x, weights, panel, bias, y, to, lowest);
            }
            panel += inputs * width * V;
            to += width * V;
        }
    }

    private void chained(float[] x, float[] y) {
        int panel = 0;
        int to = 0;
        for (int width : panels.widths()) {
            Single.fourChains(inputs, x, weights, panel, bias, y, to, lowest);
            panel += inputs * width * V;
            to += width * V;
        }
    }

    private void listed(int count, float[] x, float[] y, int[] places) {
        int[] widths = panels.widths();
        int panel = 0;
        int to = 0;
        for (int i = 0; i < widths.length; i++) {
            int next = panel + inputs * widths[i] * V;
            if (widths[i] == 4 && i + 1 < widths.length && widths[i + 1] == 4) {
                Listed.eightVectors(count, places, x, weights, panel, next, bias, y, to, lowest);
                next += inputs * 4 * V;
                to += 8 * V;
                i++;
            } else if (widths[i] == 4) {
                Listed.fourVectors(count, places, x, weights, panel, bias, y, to, lowest);
                to += 4 * V;
            } else {
                Listed.threeVectors(count, places, x, weights, panel, bias, y, to, lowest);
                to += 3 * V;
            }
            panel = next;
        }
    }

    private void inHalves(int count, float[] x, float[] y, int[] places) {
        int[] widths = panels.widths();
        int panel = 0;
        int to = 0;
        for (int i = 0; i < widths.length; i++) {
            int next = panel + inputs * 2 * V;
            if (widths[i] == 4 && i + 1 < widths.length && widths[i + 1] == 4) {
                Halves.eightVectors(count, places, x, halves, panel, next, bias, y, to, lowest);
                next += inputs * 2 * V;
                to += 8 * V;
                i++;
            } else if (widths[i] == 4) {
                Halves.fourVectors(count, places, x, halves, panel, bias, y, to, lowest);
                to += 4 * V;
            } else {
                Halves.threeVectors(count, places, x, halves, panel, bias, y, to, lowest);
                to += 3 * V;
            }
            panel = next;
        }
    }
}
