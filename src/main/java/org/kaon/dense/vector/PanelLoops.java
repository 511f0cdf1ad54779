package org.kaon.dense.vector;

import org.kaon.dense.ZeroSkipping;
import org.kaon.kernel.vector.Panels;

/**
 * One vector's loops over a layer's panels. Of this and of {@link Single}, {@link Listed} and {@link Halves} the build makes a twin that reads weights from
 * {@link PanelMemory}: so lines that read from w, or say where, all look alike.
 */
public final class PanelLoops extends OneVector {
    private static final int V = Panels.V;

    private final int inputs;
    private final int[] widths;
    private final boolean isChained;
    private final boolean isHalved;
    private final boolean skipsZeros;
    private final float[] bias;
    private final float lowest;
    private final float[] w;
    private final int[] halves;

    /**
     * Loops over a layer.
     *
     * @param layer the layer
     */
    public PanelLoops(PackedLayer layer) {
        this.inputs = layer.inputs();
        this.widths = layer.panels().widths();
        this.isChained = layer.panels().chains() > 1;
        this.isHalved = layer.isHalved();
        this.skipsZeros = layer.skipsZeros();
        this.bias = layer.bias();
        this.lowest = layer.lowest();
        this.w = layer.weights();
        this.halves = layer.halves();
    }

    @Override
    protected void compute(float[] x, float[] y, int[] places) {
        if (isHalved) {
            inHalves(ZeroSkipping.places(x, inputs, places), x, y, places);
        } else if (skipsZeros) {
            listed(ZeroSkipping.places(x, inputs, places), x, y, places);
        } else if (isChained) {
            chained(x, y);
        } else {
            all(x, y);
        }
    }

    private void all(float[] x, float[] y) {
        int panel = 0;
        int to = 0;
        for (int width : widths) {
            if (width == 4) {
                Single.fourVectors(inputs, x, w, panel, bias, y, to, lowest);
            } else if (width == 3) {
                Single.threeVectors(inputs, x, w, panel, bias, y, to, lowest);
            } else if (width == 2) {
                Single.twoVectors(inputs, x, w, panel, bias, y, to, lowest);
            } else {
                Single.oneVector(inputs, x, w, panel, bias, y, to, lowest);
            }
            panel += inputs * width * V;
            to += width * V;
        }
    }

    private void chained(float[] x, float[] y) {
        int panel = 0;
        int to = 0;
        for (int width : widths) {
            Single.fourChains(inputs, x, w, panel, bias, y, to, lowest);
            panel += inputs * width * V;
            to += width * V;
        }
    }

    private void listed(int count, float[] x, float[] y, int[] places) {
        int panel = 0;
        int to = 0;
        for (int i = 0; i < widths.length; i++) {
            int next = panel + inputs * widths[i] * V;
            if (widths[i] == 4 && i + 1 < widths.length && widths[i + 1] == 4) {
                Listed.eightVectors(count, places, x, w, panel, next, bias, y, to, lowest);
                next += inputs * 4 * V;
                to += 8 * V;
                i++;
            } else if (widths[i] == 4) {
                Listed.fourVectors(count, places, x, w, panel, bias, y, to, lowest);
                to += 4 * V;
            } else if (widths[i] == 3) {
                Listed.threeVectors(count, places, x, w, panel, bias, y, to, lowest);
                to += 3 * V;
            } else {
                Listed.twoVectors(count, places, x, w, panel, bias, y, to, lowest);
                to += 2 * V;
            }
            panel = next;
        }
    }

    private void inHalves(int count, float[] x, float[] y, int[] places) {
        int panel = 0;
        int to = 0;
        for (int i = 0; i < widths.length; i++) {
            int next = panel + inputs * PackedLayer.halfVectors(widths[i]) * V;
            if (widths[i] == 4 && i + 1 < widths.length && widths[i + 1] == 4) {
                Halves.eightVectors(count, places, x, halves, panel, next, bias, y, to, lowest);
                next += inputs * 2 * V;
                to += 8 * V;
                i++;
            } else if (widths[i] == 4) {
                Halves.fourVectors(count, places, x, halves, panel, bias, y, to, lowest);
                to += 4 * V;
            } else if (widths[i] == 3) {
                Halves.threeVectors(count, places, x, halves, panel, bias, y, to, lowest);
                to += 3 * V;
            } else {
                Halves.twoVectors(count, places, x, halves, panel, bias, y, to, lowest);
                to += 2 * V;
            }
            panel = next;
        }
    }
}
