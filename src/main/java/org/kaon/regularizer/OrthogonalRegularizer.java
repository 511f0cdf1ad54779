package org.kaon.regularizer;

import java.util.Set;
import org.kaon.InputException;
import org.kaon.layer.LayerConfig;

/**
 * {@code factor · mean |nᵢ · nⱼ|} over the pairs of rows, or of columns, of a matrix, each divided by its length: {@code nᵢ = xᵢ / max(|xᵢ|,
 * 1e-7)}. Keras 3's definition; a single row, where Keras says NaN, has no pairs and no penalty.
 *
 * @param factor of the mean
 * @param ofRows whether it goes by rows, else by columns
 */
public record OrthogonalRegularizer(double factor, boolean ofRows) implements Regularizer {
    private static final double SHORTEST = 1e-7;

    static OrthogonalRegularizer of(LayerConfig settings) {
        return new OrthogonalRegularizer(
                L1L2.factor(settings, "factor", 0.01),
                settings.choiceOr("mode", "rows", Set.of("rows", "columns")).equals("rows"));
    }

    @Override
    public String name() {
        return "OrthogonalRegularizer";
    }

    @Override
    public double penalty(double[] w, int[] axes, double[] gradient) {
        if (axes.length != 2) {
            throw new InputException(
                    "OrthogonalRegularizer takes matrices, got a parameter of " + axes.length + " axes");
        }
        Vectors x = ofRows ? new Vectors(axes[0], axes[1], axes[1], 1) : new Vectors(axes[1], axes[0], 1, axes[1]);
        if (x.count < 2) {
            return 0;
        }
        double share = factor / (x.count * (x.count - 1.0) / 2);
        double[][] unit = x.units(w);
        double sum = 0;
        for (int i = 0; i < x.count; i++) {
            double[] slope = new double[x.length];
            for (int j = 0; j < x.count; j++) {
                double product = i == j ? 0 : dot(unit[i], unit[j]);
                sum += Math.abs(product) / 2;
                for (int k = 0; k < x.length; k++) {
                    slope[k] += share * Math.signum(product) * unit[j][k];
                }
            }
            x.addGradient(i, w, unit[i], slope, gradient);
        }
        return share * sum;
    }

    /** How vectors lie in a matrix. */
    private record Vectors(int count, int length, int stride, int step) {
        double norm(int i, double[] w) {
            double sum = 0;
            for (int k = 0; k < length; k++) {
                double value = w[i * stride + k * step];
                sum += value * value;
            }
            return Math.sqrt(sum);
        }

        double[][] units(double[] w) {
            double[][] units = new double[count][length];
            for (int i = 0; i < count; i++) {
                double norm = Math.max(norm(i, w), SHORTEST);
                for (int k = 0; k < length; k++) {
                    units[i][k] = w[i * stride + k * step] / norm;
                }
            }
            return units;
        }

        /** {@code dx = (dn - n (n · dn)) / |x|}; where the vector is too short for its length to count, {@code dn} over the shortest. */
        void addGradient(int i, double[] w, double[] unit, double[] slope, double[] gradient) {
            double norm = norm(i, w);
            double along = norm > SHORTEST ? dot(unit, slope) : 0;
            for (int k = 0; k < length; k++) {
                gradient[i * stride + k * step] += (slope[k] - unit[k] * along) / Math.max(norm, SHORTEST);
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
