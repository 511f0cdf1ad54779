package org.kaon.preprocess;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;

/**
 * Ordinary least-squares fits, with a constant, of one target on any of the features: the sample is seen once, and each fit is solved from the
 * correlations {@code Z'Z / (n - 1)} of what was seen. Event weights play no part. Immutable.
 *
 * <p>The solution goes over the eigenvectors of the features' correlation matrix. Those whose eigenvalue is below 1e-12 of the largest
 * belong to features that are constant, or linear functions of others; they are left out, which gives the fit of least norm and R² of the plane that
 * the features do span.
 */
public final class LeastSquares {
    private static final double SMALLEST_EIGENVALUE = 1e-12;

    private final List<String> features;
    /** Among the features, and in the last row and column with the target. */
    private final double[][] correlations;

    private LeastSquares(List<String> features, double[][] correlations) {
        this.features = features;
        this.correlations = correlations;
    }

    /**
     * Sees the sample, in double: first the means, then the products of what deviates from them.
     *
     * @param examples at least two, with one target; all values finite
     * @return fits of the target on the features
     * @throws InputException where there are fewer events or more targets, a value is NaN or infinite, or the target is constant
     */
    public static LeastSquares of(Examples examples) {
        if (examples.targets().columnCount() != 1 || examples.size() < 2) {
            throw new InputException(
                    "a least-squares fit of " + examples.targets().columnCount() + " targets on " + examples.size()
                            + " rows, expected one target and at least 2 rows");
        }
        double[][] products =
                products(examples, FeatureSchema.fit(examples.features()), FeatureSchema.fit(examples.targets()));
        int target = products.length - 1;
        if (products[target][target] == 0) {
            throw new InputException(
                    "target '" + examples.targets().columns().get(0) + "' is constant, expected values to fit");
        }
        double[][] correlations = new double[products.length][products.length];
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j < products.length; j++) {
                double product = products[Math.max(i, j)][Math.min(i, j)];
                double scale = Math.sqrt(products[i][i]) * Math.sqrt(products[j][j]);
                correlations[i][j] = scale > 0 ? product / scale : 0;
            }
        }
        return new LeastSquares(examples.features().columns(), correlations);
    }

    /** The lower triangle. */
    private static double[][] products(Examples examples, FeatureSchema features, FeatureSchema targets) {
        int width = features.size();
        double[][] products = new double[width + 1][width + 1];
        double[] deviations = new double[width + 1];
        float[] values = new float[width + 1];
        Dataset inputs = examples.features();
        double[] means = IntStream.rangeClosed(0, width)
                .mapToDouble(i -> i < width
                        ? features.features().get(i).mean()
                        : targets.features().get(0).mean())
                .toArray();
        for (int row = 0; row < examples.size(); row++) {
            inputs.copyRow(row, values, 0);
            examples.targets().copyRow(row, values, width);
            for (int i = 0; i <= width; i++) {
                deviations[i] = values[i] - means[i];
                for (int j = 0; j <= i; j++) {
                    products[i][j] += deviations[i] * deviations[j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            if (features.features().get(i).isConstant()) {
                // What is left of rounding.
                products[i][i] = 0;
            }
        }
        return products;
    }

    /**
     * The features that fits may use.
     *
     * @return their names, in the order of the examples
     */
    public List<String> features() {
        return features;
    }

    /**
     * The part of the target's variance that the fit accounts for.
     *
     * @param chosen some of the features; none gives 0
     * @return R², from 0 to 1
     * @throws InputException where a feature is unknown
     */
    public double rSquared(List<String> chosen) {
        int[] places = places(chosen);
        int target = features.size();
        if (places.length == 0) {
            return 0;
        }
        EigenDecomposition solution = decompose(places);
        double[] eigenvalues = solution.getRealEigenvalues();
        double sum = 0;
        for (int k = 0; k < eigenvalues.length; k++) {
            if (isIndependent(eigenvalues, k)) {
                double projection = 0;
                for (int i = 0; i < places.length; i++) {
                    projection += solution.getV().getEntry(i, k) * correlations[places[i]][target];
                }
                sum += projection * projection / eigenvalues[k];
            }
        }
        return sum;
    }

    /**
     * How many of the features are linearly independent of each other and of a constant.
     *
     * @param chosen some of the features
     * @return their number, less those that are constant or a linear function of others
     * @throws InputException where a feature is unknown
     */
    public int rank(List<String> chosen) {
        int[] places = places(chosen);
        if (places.length == 0) {
            return 0;
        }
        double[] eigenvalues = decompose(places).getRealEigenvalues();
        return (int) IntStream.range(0, eigenvalues.length)
                .filter(k -> isIndependent(eigenvalues, k))
                .count();
    }

    private EigenDecomposition decompose(int[] places) {
        double[][] chosen = new double[places.length][places.length];
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                chosen[i][j] = correlations[places[i]][places[j]];
            }
        }
        return new EigenDecomposition(new Array2DRowRealMatrix(chosen, false));
    }

    private static boolean isIndependent(double[] eigenvalues, int k) {
        double largest = 0;
        for (double eigenvalue : eigenvalues) {
            largest = Math.max(largest, eigenvalue);
        }
        return eigenvalues[k] > SMALLEST_EIGENVALUE * largest;
    }

    private int[] places(List<String> chosen) {
        FeatureSchema known = FeatureSchema.named(features);
        return chosen.stream().mapToInt(known::indexOf).toArray();
    }
}
