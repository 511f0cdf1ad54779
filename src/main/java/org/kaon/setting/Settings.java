package org.kaon.setting;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * The settings of a loss, an optimizer or a schedule as Keras's {@code get_config} writes them, read key by key; a null is as good as
 * absent. Whoever has read all it knows calls {@link #end}, so that nothing is passed over in silence. Used once, by one thread.
 */
public final class Settings {
    private final String owner;
    private final Map<String, ?> values;
    private final Set<String> read = new HashSet<>();

    private Settings(String owner, Map<String, ?> values) {
        this.owner = owner;
        this.values = values;
    }

    /**
     * Settings to be read.
     *
     * @param owner whose they are, for messages
     * @param values numbers, truth values, strings, lists and maps by Keras's names
     * @return settings of which nothing is read yet
     */
    public static Settings of(String owner, Map<String, ?> values) {
        return new Settings(owner, values);
    }

    /**
     * No settings: the defaults hold.
     *
     * @param owner whose they are, for messages
     * @return empty settings
     */
    public static Settings none(String owner) {
        return of(owner, Map.of());
    }

    /**
     * A setting of any type.
     *
     * @param key Keras's name of it
     * @return empty where it is absent or null
     */
    public Optional<Object> value(String key) {
        read.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /**
     * A number.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public double number(String key, double fallback) {
        return value(key).map(value -> number(key, value)).orElse(fallback);
    }

    /**
     * A number that must be there.
     *
     * @param key Keras's name of it
     * @return its value
     */
    public double number(String key) {
        return number(key, required(key));
    }

    /**
     * A whole number.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public long whole(String key, long fallback) {
        double number = number(key, (double) fallback);
        if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
            throw wrong(key, "a whole number");
        }
        return (long) number;
    }

    /**
     * Numbers, written as a list or, where there is one, alone.
     *
     * @param key Keras's name of it
     * @return its values
     */
    public List<Double> numbers(String key) {
        Object value = required(key);
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        return items.stream().map(item -> number(key, item)).toList();
    }

    /**
     * A truth value.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public boolean flag(String key, boolean fallback) {
        Object value = value(key).orElse(fallback);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "true or false");
    }

    /**
     * Refuses a setting with another value than those that are supported.
     *
     * @param key Keras's name of it
     * @param supported what it may be where it is there at all
     */
    public void allow(String key, Object... supported) {
        value(key).filter(value -> !Arrays.asList(supported).contains(value)).ifPresent(value -> {
            throw new UnsupportedModelException(owner + ": " + key + " " + value
                    + (supported.length == 0 ? "" : "; supported: " + Arrays.toString(supported)));
        });
    }

    /**
     * Passes over settings that don't change any number.
     *
     * @param keys Keras's names of them
     */
    public void skip(String... keys) {
        read.addAll(Arrays.asList(keys));
    }

    /**
     * Refuses what nobody has read.
     *
     * @throws UnsupportedModelException where a setting is left over
     */
    public void end() {
        Set<String> left = new TreeSet<>();
        values.forEach((key, value) -> {
            if (value != null && !read.contains(key)) {
                left.add(key);
            }
        });
        if (!left.isEmpty()) {
            throw new UnsupportedModelException(
                    owner + ": unknown settings " + left + "; known: " + new TreeSet<>(read));
        }
    }

    private Object required(String key) {
        return value(key)
                .orElseThrow(() -> new ModelFormatException(
                        owner + ": setting '" + key + "' is missing; there are " + new TreeSet<>(values.keySet())));
    }

    private double number(String key, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    private ModelFormatException wrong(String key, String expected) {
        return new ModelFormatException(owner + ": " + key + " is " + values.get(key) + ", expected " + expected);
    }
}
