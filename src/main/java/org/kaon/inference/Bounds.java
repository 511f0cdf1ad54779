package org.kaon.inference;

import java.util.Optional;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/** The ranges of a flat event's values, as floats that decide like the schema's doubles. Immutable. */
final class Bounds {
    final float[] lowest;
    final float[] highest;
    final float[] min;
    final float[] max;
    /** Whether any value has a range. */
    final boolean known;

    Bounds(int width, Optional<FeatureSchema> schema) {
        lowest = new float[width];
        highest = new float[width];
        min = new float[width];
        max = new float[width];
        boolean bounded = false;
        Feature unbounded = Feature.named("any");
        for (int i = 0; i < width; i++) {
            Feature feature = schema.isPresent() ? schema.get().features().get(i) : unbounded;
            lowest[i] = -floatAtMost(-feature.lowest());
            highest[i] = floatAtMost(feature.highest());
            min[i] = (float) feature.min();
            max[i] = (float) feature.max();
            bounded |= feature.isBounded();
        }
        known = bounded;
    }

    /** Whether a value may stand as feature {@code index}; false for NaN. */
    boolean contain(int index, float value) {
        return value >= lowest[index] && value <= highest[index];
    }

    /** The largest float that isn't above a double: a float is at most the double exactly if it is at most this. */
    private static float floatAtMost(double value) {
        float rounded = (float) value;
        return rounded > value ? Math.nextDown(rounded) : rounded;
    }
}
