package org.kaon.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.ModelFormatException;

/** Typed access to parsed JSON; messages name the place. */
final class Config {
    private Config() {}

    @SuppressWarnings("unchecked") // Json makes no other maps
    static Map<String, Object> map(Object value, String place) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw wrong(value, place, "an object");
    }

    static Map<String, Object> map(Map<String, Object> parent, String key, String place) {
        return map(required(parent, key, place), place + "." + key);
    }

    static List<?> list(Object value, String place) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(value, place, "a list");
    }

    static List<?> list(Map<String, Object> parent, String key, String place) {
        return list(required(parent, key, place), place + "." + key);
    }

    static String text(Map<String, Object> parent, String key, String place) {
        if (required(parent, key, place) instanceof String text) {
            return text;
        }
        throw wrong(parent.get(key), place + "." + key, "a string");
    }

    static Optional<String> optionalText(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static int integer(Object value, String place) {
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw wrong(value, place, "a whole number below 2^31");
    }

    static ModelFormatException wrong(Object value, String place, String expected) {
        String got = String.valueOf(value);
        return new ModelFormatException(
                place + " is " + (got.length() > 60 ? got.substring(0, 60) + "…" : got) + ", expected " + expected);
    }

    private static Object required(Map<String, Object> parent, String key, String place) {
        Object value = parent.get(key);
        if (value == null) {
            throw new ModelFormatException(place + " has no '" + key + "'; there are " + parent.keySet());
        }
        return value;
    }
}
