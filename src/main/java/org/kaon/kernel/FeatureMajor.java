package org.kaon.kernel;

/**
 * Vectors in one array, from and to rows of which each holds one feature of all vectors: a matrix and its transpose. Values of a row begin at {@link Gemm#LEAD}.
 *
 * <p>Four features at a time: they lie in one cache line of a vector, and one index serves them all.
 */
public final class FeatureMajor {
    /** So many vectors' cache lines stay in the first-level cache while features are taken from them, four after four. */
    private static final int VECTORS_AT_A_TIME = 256;

    private FeatureMajor() {}

    /**
     * Copies vectors into rows of their features.
     *
     * @param vectors how many
     * @param x holds feature i of vector v at {@code from + v · vectorStep + i · featureStep}
     * @param from first place in x
     * @param vectorStep between vectors
     * @param featureStep between features
     * @param size how many features
     * @param features receives them, a row for each
     */
    public static void fromVectors(
            int vectors, float[] x, int from, int vectorStep, int featureStep, int size, float[][] features) {
        for (int first = 0; first < vectors; first += VECTORS_AT_A_TIME) {
            int begin = Gemm.LEAD + first;
            int end = Gemm.LEAD + Math.min(vectors, first + VECTORS_AT_A_TIME);
            int p = from + first * vectorStep;
            int i = 0;
            for (; i + 4 <= size; i += 4) {
                fourFromVectors(
                        begin,
                        end,
                        x,
                        p + i * featureStep,
                        vectorStep,
                        featureStep,
                        features[i],
                        features[i + 1],
                        features[i + 2],
                        features[i + 3]);
            }
            for (; i < size; i++) {
                oneFromVectors(begin, end, x, p + i * featureStep, vectorStep, features[i]);
            }
        }
    }

    private static void oneFromVectors(int begin, int end, float[] x, int from, int vectorStep, float[] feature) {
        int p = from;
        for (int v = begin; v < end; v++) {
            feature[v] = x[p];
            p += vectorStep;
        }
    }

    private static void fourFromVectors(
            int begin,
            int end,
            float[] x,
            int from,
            int vectorStep,
            int featureStep,
            float[] f0,
            float[] f1,
            float[] f2,
            float[] f3) {
        int p = from;
        for (int v = begin; v < end; v++) {
            f0[v] = x[p];
            f1[v] = x[p + featureStep];
            f2[v] = x[p + 2 * featureStep];
            f3[v] = x[p + 3 * featureStep];
            p += vectorStep;
        }
    }

    /**
     * Copies rows of features into vectors, one behind the other.
     *
     * @param vectors how many
     * @param features one row for each component
     * @param size how many components
     * @param y receives the vectors
     * @param to where they begin
     */
    public static void toVectors(int vectors, float[][] features, int size, float[] y, int to) {
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
