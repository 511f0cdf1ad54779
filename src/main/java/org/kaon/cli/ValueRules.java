package org.kaon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Decimal;
import org.kaon.preprocess.Feature;

/** Turns fields into values for the network, by the rules for NaN and ranges; counts what was out of range. */
final class ValueRules {
    private final RangeChoice range;
    private final Optional<Double> nanDefault;
    private final Map<String, Long> outOfRange = new LinkedHashMap<>();

    ValueRules(RangeChoice range, Optional<Double> nanDefault) {
        this.range = range;
        this.nanDefault = nanDefault;
    }

    /** The value of a field; an {@link InputException} where it can't be read or a rule refuses it. */
    float value(String field, Feature feature) {
        double value = number(field);
        return Double.isNaN(value)
                ? missing(field.isBlank() ? "empty" : "'" + field.strip() + "'")
                : value(value, feature);
    }

    /** What is taken for a value; an {@link InputException} where a rule refuses it. */
    float value(double value, Feature feature) {
        if (Double.isNaN(value)) {
            return missing("NaN");
        }
        if (value < feature.lowest() || value > feature.highest() || Float.isInfinite((float) value)) {
            return outOfRange(value, feature);
        }
        return (float) value;
    }

    private float missing(String found) {
        return nanDefault
                .orElseThrow(() -> new InputException(found + ", expected a number (or give --nan-default)"))
                .floatValue();
    }

    /** What was let through or clipped, in words; empty where there was nothing. */
    Optional<String> outOfRange() {
        if (outOfRange.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        outOfRange.forEach((column, count) -> parts.add("'" + column + "' " + count));
        long sum = outOfRange.values().stream().mapToLong(Long::longValue).sum();
        return Optional.of(sum + (sum == 1 ? " value" : " values") + " out of range, "
                + (range == RangeChoice.CLIP ? "clipped: " : "let through: ") + String.join(", ", parts));
    }

    private float outOfRange(double value, Feature feature) {
        double nearest = value < feature.min() ? feature.min() : feature.max();
        if (range == RangeChoice.REJECT || (range == RangeChoice.CLIP && Float.isInfinite((float) nearest))) {
            throw new InputException(reason(value, feature));
        }
        outOfRange.merge(feature.name(), 1L, Long::sum);
        return (float) (range == RangeChoice.CLIP ? nearest : value);
    }

    private static String reason(double value, Feature feature) {
        if (!feature.isBounded()) {
            return value
                    + (Double.isInfinite(value)
                            ? ", expected a finite number"
                            : " doesn't fit in a float, at most 3.4e38");
        }
        return value + (value < feature.min() ? " is below Min" : " is above Max") + "; range " + feature.min() + " to "
                + feature.max();
    }

    private static double number(String field) {
        try {
            return Decimal.parse(field);
        } catch (NumberFormatException e) {
            throw new InputException("'" + field.strip() + "' is not a number", e);
        }
    }
}
