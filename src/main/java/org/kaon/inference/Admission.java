package org.kaon.inference;

import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.NanPolicy;
import org.kaon.preprocess.OutOfRange;
import org.kaon.preprocess.RangePolicy;

/** What the convenience calls check before an event goes in. Immutable. */
record Admission(List<Port> inputs, Optional<FeatureSchema> schema, Bounds bounds, RangePolicy ranges, NanPolicy nans) {
    void checkWidth(int width) {
        if (width != bounds.min.length) {
            throw new InputException(
                    "Event of " + width + " values, expected " + bounds.min.length + " (" + described() + ")");
        }
    }

    /** Applies the policies to an event in place; the array is ours. */
    void apply(int row, float[] events, int offset) {
        for (int i = 0; i < bounds.min.length; i++) {
            float value = events[offset + i];
            if (!bounds.contain(i, value)) {
                events[offset + i] = Float.isNaN(value)
                        ? nans.apply(feature(i).name())
                        : ranges.apply(new OutOfRange(row, feature(i), value));
            }
        }
    }

    private Feature feature(int index) {
        return schema.map(known -> known.features().get(index)).orElseGet(() -> Feature.named(placeName(index)));
    }

    /** A name for a value of which none is known: {@code x[3]}. */
    private String placeName(int index) {
        int last = inputs.size() - 1;
        while (inputs.get(last).offset() > index) {
            last--;
        }
        return inputs.get(last).name() + "[" + (index - inputs.get(last).offset()) + "]";
    }

    private String described() {
        return (inputs.size() == 1 ? "input " : "inputs ")
                + String.join(", ", inputs.stream().map(Port::toString).toList());
    }
}
