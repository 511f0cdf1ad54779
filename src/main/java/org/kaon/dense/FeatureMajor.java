package org.kaon.dense;

import org.kaon.kernel.Gemm;
import org.kaon.kernel.Sums;

/** Vectors, one behind the other, from and to rows of {@link Sums}, of which each holds one feature of all vectors. */
final class FeatureMajor {
    private FeatureMajor() {}

    /**
     * Copies vectors into rows of their features.
     *
     * @param vectors how many
     * @param x the vectors
     * @param from where they begin
     * @param size of each
     * @param features one row for each component
     */
    static void fromVectors(int vectors, float[] x, int from, int size, float[][] features) {
        int i = 0;
        for (; i + 4 <= size; i += 4) {
            fourFromVectors(vectors, x, from + i, size, features[i], features[i + 1], features[i + 2], features[i + 3]);
        }
        for (; i < size; i++) {
            float[] feature = features[i];
            int p = from + i;
            for (int v = Gemm.LEAD; v < Gemm.LEAD + vectors; v++) {
                feature[v] = x[p];
                p += size;
            }
        }
    }

    private static void fourFromVectors(
            int vectors, float[] x, int from, int size, float[] f0, float[] f1, float[] f2, float[] f3) {
        int p = from;
        for (int v = Gemm.LEAD; v < Gemm.LEAD + vectors; v++) {
            f0[v] = x[p];
            f1[v] = x[p + 1];
            f2[v] = x[p + 2];
            f3[v] = x[p + 3];
            p += size;
        }
    }

    /**
     * Copies rows of features into vectors.
     *
     * @param vectors how many
     * @param features one row for each component
     * @param size how many components
     * @param y receives the vectors
     * @param to where they begin
     */
    static void toVectors(int vectors, float[][] features, int size, float[] y, int to) {
        int i = 0;
        for (; i + 4 <= size; i += 4) {
            fourToVectors(vectors, features[i], features[i + 1], features[i + 2], features[i + 3], y, to + i, size);
        }
        for (; i < size; i++) {
            float[] feature = features[i];
            int p = to + i;
            for (int v = Gemm.LEAD; v < Gemm.LEAD + vectors; v++) {
                y[p] = feature[v];
                p += size;
            }
        }
    }

    private static void fourToVectors(
            int vectors, float[] f0, float[] f1, float[] f2, float[] f3, float[] y, int to, int size) {
        int p = to;
        for (int v = Gemm.LEAD; v < Gemm.LEAD + vectors; v++) {
            y[p] = f0[v];
            y[p + 1] = f1[v];
            y[p + 2] = f2[v];
            y[p + 3] = f3[v];
            p += size;
        }
    }
}
