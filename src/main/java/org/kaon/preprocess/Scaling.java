package org.kaon.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.kaon.InputException;

/**
 * What is done to features in front of a network: {@code (x - center) / scale}, each with its own center and scale. Immutable.
 *
 * <p>Fit the schema on the training part only: {@code Scaling.standard(FeatureSchema.fit(training.features()))}.
 */
public final class Scaling {
    private final double[] centers;
    private final double[] scales;

    private Scaling(double[] centers, double[] scales) {
        this.centers = centers;
        this.scales = scales;
    }

    /**
     * Nothing is changed: centers 0, scales 1.
     *
     * @param size how many features
     * @return the scaling
     */
    public static Scaling none(int size) {
        double[] scales = new double[size];
        Arrays.fill(scales, 1);
        return new Scaling(new double[size], scales);
    }

    /**
     * Mean 0 and standard deviation 1: {@code (x - mean) / std}, as {@code Model.withFeatures} does.
     *
     * @param schema statistics of the training data
     * @return the scaling
     * @throws InputException where features are constant; all are named
     */
    public static Scaling standard(FeatureSchema schema) {
        return standard(schema, ConstantFeatures.REFUSE);
    }

    /**
     * Mean 0 and standard deviation 1: {@code (x - mean) / std}.
     *
     * @param schema statistics of the training data
     * @param constants what to do with constant features
     * @return the scaling
     * @throws InputException where features are constant and refused; all are named
     */
    public static Scaling standard(FeatureSchema schema, ConstantFeatures constants) {
        return of(schema, Feature::mean, Feature::std, constants);
    }

    /**
     * From 0 to 1: {@code (x - min) / (max - min)}.
     *
     * @param schema statistics of the training data
     * @return the scaling
     * @throws InputException where features are constant or have no finite range; all are named
     */
    public static Scaling minMax(FeatureSchema schema) {
        return minMax(schema, ConstantFeatures.REFUSE);
    }

    /**
     * From 0 to 1: {@code (x - min) / (max - min)}.
     *
     * @param schema statistics of the training data
     * @param constants what to do with constant features
     * @return the scaling
     * @throws InputException where features are constant and refused, or have no finite range; all are named
     */
    public static Scaling minMax(FeatureSchema schema, ConstantFeatures constants) {
        return of(schema, Feature::min, feature -> feature.max() - feature.min(), constants);
    }

    private static Scaling of(
            FeatureSchema schema,
            ToDoubleFunction<Feature> center,
            ToDoubleFunction<Feature> scale,
            ConstantFeatures constants) {
        double[] centers = schema.features().stream().mapToDouble(center).toArray();
        double[] scales = schema.features().stream().mapToDouble(scale).toArray();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < scales.length; i++) {
            String name = "'" + schema.features().get(i).name() + "'";
            if (!Double.isFinite(scales[i])) {
                problems.add(name + " has no finite range");
            } else if (scales[i] < Feature.SMALLEST_SCALE && constants == ConstantFeatures.REFUSE) {
                problems.add(name + " is constant, " + centers[i]);
            } else if (scales[i] < Feature.SMALLEST_SCALE) {
                // Whatever is divided by it becomes 0.
                scales[i] = Double.POSITIVE_INFINITY;
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException("features that can't be scaled: " + String.join("; ", problems));
        }
        return new Scaling(centers, scales);
    }

    /**
     * How many features there are.
     *
     * @return the number of centers and scales
     */
    public int size() {
        return centers.length;
    }

    /**
     * What is subtracted.
     *
     * @return a new array, one value per feature
     */
    public double[] centers() {
        return centers.clone();
    }

    /**
     * What is divided by.
     *
     * @return a new array, one value per feature; infinite for a constant feature that is scaled to 0
     */
    public double[] scales() {
        return scales.clone();
    }

    /**
     * Scales the features of an event in place: in double, rounded to float at the end.
     *
     * @param row the values
     * @param offset where the first feature is
     */
    public void apply(float[] row, int offset) {
        for (int i = 0; i < centers.length; i++) {
            row[offset + i] = (float) ((row[offset + i] - centers[i]) / scales[i]);
        }
    }

    /**
     * Whether nothing is changed, so that nothing needs to be done.
     *
     * @return true for {@link #none}
     */
    public boolean isNone() {
        return Arrays.stream(centers).allMatch(center -> center == 0)
                && Arrays.stream(scales).allMatch(scale -> scale == 1);
    }

    /**
     * Scales the features of an event in place and rounds them to float: the same values as {@link #apply(float[], int)} gives, in half to a
     * third of the time, since C2 makes vector code of the division only where no float is beside it.
     *
     * @param values one per feature
     */
    public void apply(double[] values) {
        for (int i = 0; i < centers.length; i++) {
            values[i] = (values[i] - centers[i]) / scales[i];
        }
        for (int i = 0; i < centers.length; i++) {
            values[i] = (float) values[i];
        }
    }

    /**
     * Scales one feature of several events in place and rounds it to float: the same values as {@link #apply(double[])} gives.
     *
     * @param feature index from 0
     * @param values one per event; the array may be longer
     * @param count how many events
     */
    public void apply(int feature, double[] values, int count) {
        double center = centers[feature];
        double scale = scales[feature];
        for (int i = 0; i < count; i++) {
            values[i] = (values[i] - center) / scale;
        }
        for (int i = 0; i < count; i++) {
            values[i] = (float) values[i];
        }
    }
}
