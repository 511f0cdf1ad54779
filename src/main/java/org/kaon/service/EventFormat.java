package org.kaon.service;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaon.InputException;
import org.kaon.data.Decimal;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.OutOfRange;
import org.kaon.preprocess.RangePolicy;

/** What events must look like: names, and rules for values. Immutable. */
final class EventFormat {
    /** A double takes 25 characters; a text that is longer isn't worth the time to convert it. */
    static final int LONGEST_NUMBER = 100;

    private static final int LONGEST_QUOTE = 40;

    private final List<Feature> features;
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final byte[][] quotedNames;
    private final double[] lowest;
    private final double[] highest;
    private final RangePolicy range;

    EventFormat(FeatureSchema schema, RangePolicy range) {
        this.features = schema.features();
        this.names = schema.names();
        this.quotedNames = names.stream().map(EventFormat::quotedInJson).toArray(byte[][]::new);
        this.lowest = features.stream().mapToDouble(Feature::lowest).toArray();
        this.highest = features.stream().mapToDouble(Feature::highest).toArray();
        this.range = range;
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    List<String> names() {
        return names;
    }

    int width() {
        return names.size();
    }

    /** The place of a feature; -1 for an unknown name. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }

    /** A name as it stands in JSON, in UTF-8; empty where it takes escapes there. Not a copy. */
    byte[] quotedName(int place) {
        return quotedNames[place];
    }

    /** A number as it stands in JSON, or in a string; an {@link InputException} where it isn't a finite float. */
    static float number(String text) {
        double value = parsed(text);
        if (!Double.isFinite(value)) {
            throw new InputException(quoted(text) + ", expected a finite number");
        }
        float narrow = (float) value;
        if (Float.isInfinite(narrow)) {
            throw new InputException(quoted(text) + " doesn't fit in a float, at most 3.4e38");
        }
        return narrow;
    }

    boolean isInRange(int place, float value) {
        return value >= lowest[place] && value <= highest[place];
    }

    /** What is taken for a value out of range; an {@link InputException} where the policy refuses it. */
    float admitted(int event, int place, float value) {
        return range.apply(new OutOfRange(event, features.get(place), value));
    }

    static String quoted(String text) {
        return "'" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text) + "'";
    }

    private static byte[] quotedInJson(String name) {
        boolean plain =
                name.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c));
        return plain ? ('"' + name + '"').getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    private static double parsed(String text) {
        try {
            if (text.length() <= LONGEST_NUMBER) {
                return Decimal.parse(text);
            }
        } catch (NumberFormatException e) {
            throw new InputException(quoted(text) + " is not a number", e);
        }
        throw new InputException(quoted(text) + " of " + text.length() + " characters is not a number");
    }
}
