package org.kaon.initializer;

import java.util.random.RandomGenerator;
import org.kaon.InputException;
import org.kaon.layer.LayerConfig;

/**
 * A matrix with orthonormal columns, or rows where there are fewer of them; all axes but the last count as rows (Saxe, McClelland and
 * Ganguli 2014). It is the Q of the one QR decomposition of a normal random matrix whose R has a positive diagonal.
 *
 * @param gain factor of all values
 */
public record Orthogonal(double gain) implements Initializer {
    static Initializer of(LayerConfig settings) {
        return new Orthogonal(settings.numberOr("gain", 1));
    }

    @Override
    public String name() {
        return "Orthogonal";
    }

    @Override
    public double[] draw(int[] axes, RandomGenerator random) {
        if (axes.length < 2) {
            throw new InputException("Orthogonal fills parameters of 2 axes or more, got one of " + axes.length);
        }
        int columns = axes[axes.length - 1];
        int size = Drawing.size(axes);
        int rows = columns == 0 ? 0 : size / columns;
        double[][] vectors = vectors(Math.max(rows, columns), Math.min(rows, columns), random);
        double[] values = new double[size];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = gain * (rows < columns ? vectors[row][column] : vectors[column][row]);
            }
        }
        return values;
    }

    /**
     * Orthonormal vectors by Gram and Schmidt, projected twice so that nothing but rounding is left of the others; unlike Householder's
     * reflections this never needs a square matrix of the longer side.
     */
    private static double[][] vectors(int length, int count, RandomGenerator random) {
        double[][] vectors = new double[count][length];
        for (int i = 0; i < length; i++) {
            for (double[] vector : vectors) {
                vector[i] = random.nextGaussian();
            }
        }
        for (int n = 0; n < count; n++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < n; other++) {
                    add(vectors[n], vectors[other], -dot(vectors[n], vectors[other]));
                }
            }
            add(vectors[n], vectors[n], 1 / Math.sqrt(dot(vectors[n], vectors[n])) - 1);
        }
        return vectors;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double[] vector, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * vector[i];
        }
    }
}
