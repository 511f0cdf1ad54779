package org.kaon.activation.fast;

import java.util.Arrays;
import java.util.Optional;
import org.kaon.activation.Activation;

/**
 * {@link FastSoftmax} of many short vectors, of which each component is an array of its own, so that all loops run over vectors and C2 makes vector code of
 * them. The same bits come out. It has working memory, so it is for one thread at a time.
 */
public final class SoftmaxByFeature {
    private final FastSoftmax softmax;
    private final int width;
    private final float[] max;
    private final double[] sum;
    private final float[] factor;

    private SoftmaxByFeature(FastSoftmax softmax, int width, int most) {
        this.softmax = softmax;
        this.width = width;
        this.max = new float[most];
        this.sum = new double[most];
        this.factor = new float[most];
    }

    /**
     * This form of an activation.
     *
     * @param activation any
     * @param width components of a vector
     * @param most vectors at a time
     * @return none unless it is the fast softmax of more than a pair, which has a formula of its own
     */
    public static Optional<SoftmaxByFeature> of(Activation activation, int width, int most) {
        return activation instanceof FastSoftmax fast && width > 2
                ? Optional.of(new SoftmaxByFeature(fast, width, most))
                : Optional.empty();
    }

    /**
     * In place.
     *
     * @param values of each component, one per vector
     * @param count of vectors
     */
    public void apply(float[][] values, int count) {
        System.arraycopy(values[0], 0, max, 0, count);
        for (int j = 1; j < width; j++) {
            raise(count, max, values[j]);
        }
        if (!(largest(count, max) < FastSoftmax.LARGE)) {
            vectorByVector(values, count);
            return;
        }
        Arrays.fill(sum, 0, count, 0);
        for (int j = 0; j < width; j++) {
            exponentials(count, values[j], max);
            add(count, sum, values[j]);
        }
        invert(count, sum, factor);
        for (int j = 0; j < width; j++) {
            scale(count, values[j], factor);
        }
    }

    /** As some may take the exact form; in a healthy network none does. */
    private void vectorByVector(float[][] values, int count) {
        float[] vector = new float[width];
        for (int v = 0; v < count; v++) {
            for (int j = 0; j < width; j++) {
                vector[j] = values[j][v];
            }
            softmax.apply(vector, 1, width);
            for (int j = 0; j < width; j++) {
                values[j][v] = vector[j];
            }
        }
    }

    private static void raise(int count, float[] max, float[] x) {
        for (int v = 0; v < count; v++) {
            max[v] = Math.max(max[v], x[v]);
        }
    }

    /** In size; NaN if there is one. */
    private static float largest(int count, float[] x) {
        float largest = 0;
        for (int v = 0; v < count; v++) {
            largest = Math.max(largest, Math.abs(x[v]));
        }
        return largest;
    }

    private static void exponentials(int count, float[] x, float[] max) {
        for (int v = 0; v < count; v++) {
            x[v] = FastSoftmax.lane(x[v], max[v]);
        }
    }

    private static void add(int count, double[] sum, float[] x) {
        for (int v = 0; v < count; v++) {
            sum[v] += x[v];
        }
    }

    private static void invert(int count, double[] sum, float[] factor) {
        for (int v = 0; v < count; v++) {
            factor[v] = (float) (1 / sum[v]);
        }
    }

    private static void scale(int count, float[] x, float[] factor) {
        for (int v = 0; v < count; v++) {
            x[v] *= factor[v];
        }
    }
}
