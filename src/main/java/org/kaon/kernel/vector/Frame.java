package org.kaon.kernel.vector;

import static jdk.incubator.vector.VectorOperators.LE;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What becomes of the sums of a product: {@code C += A B}, or {@code C = max(A B + bias, lowest)}. Sums begin at zero. */
public final class Frame {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    /** What changes no value, not even -0, for the widest of panels. */
    private static final float[] NO_BIAS = noBias();

    /** {@code C += A B}. */
    static final Frame ADDING = new Frame(true, NO_BIAS, Float.NEGATIVE_INFINITY);
    /** {@code C = A B}. */
    static final Frame PRODUCT = new Frame(false, NO_BIAS, Float.NEGATIVE_INFINITY);

    private final boolean adds;
    private final float[] bias;
    private final float lowest;

    private Frame(boolean adds, float[] bias, float lowest) {
        this.adds = adds;
        this.bias = bias;
        this.lowest = lowest;
    }

    /**
     * {@code C = max(A B + bias, lowest)}.
     *
     * @param bias one for each of {@link Panels#columns}
     * @param lowest limit of what comes out; -∞ for none
     * @return what a dense layer is
     */
    public static Frame ofLayer(float[] bias, float lowest) {
        return new Frame(false, bias, lowest);
    }

    private static float[] noBias() {
        float[] bias = new float[Panels.WIDEST * Panels.V];
        Arrays.fill(bias, -0.0f);
        return bias;
    }

    /** What is added to the sums at the end: the old values of C, or the bias. */
    float[] addend(float[] c) {
        return adds ? c : bias;
    }

    /** Where that begins for a tile whose first value lies {@code to} in C, in a panel whose first column is this. */
    int addendFrom(int to, int column) {
        if (adds) {
            return to;
        }
        return bias == NO_BIAS ? 0 : column;
    }

    /** From one row to the next. */
    int addendStep(int cStep) {
        return adds ? cStep : 0;
    }

    /** Those of all panels of a layer. */
    float[] bias() {
        return bias;
    }

    /**
     * Takes the limit to rows of a panel whose sums have just been stored; not in the straight code of the sums, where it would be compiled twenty
     * times. Comparison and choice give the bits of {@link Math#max(float, float)} in two instructions, the maximum of vectors in seven.
     */
    void limit(int rows, float[] c, int to, int cStep, int width) {
        if (lowest == Float.NEGATIVE_INFINITY) {
            return;
        }
        int wide = width * Panels.V;
        if (wide == cStep) {
            limit(c, to, to + rows * wide);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int from = to + row * cStep;
            limit(c, from, from + wide);
        }
    }

    private void limit(float[] c, int from, int end) {
        FloatVector limit = FloatVector.broadcast(S, lowest);
        for (int at = from; at < end; at += Panels.V) {
            FloatVector value = FloatVector.fromArray(S, c, at);
            value.blend(limit, value.compare(LE, limit)).intoArray(c, at);
        }
    }
}
