package org.kaon.layer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * A layer in Keras's own vocabulary: what stands between file formats and layers. A reader fills it without knowing any layer class; a
 * layer reads its settings from it and its messages name the layer.
 *
 * @param className Keras's class, such as {@code Dense}
 * @param name the layer's own name, unique in its network
 * @param kerasVersion the major version of Keras whose definitions apply, 2 or 3
 * @param attributes the settings: {@code String}, {@code Boolean}, {@code Long}, {@code Double}, {@code List}, {@code Map}; a setting
 *     that is null in the file is absent
 */
public record LayerConfig(String className, String name, int kerasVersion, Map<String, Object> attributes) {
    /** Copies the attributes. */
    public LayerConfig {
        attributes = Map.copyOf(attributes);
    }

    /**
     * Whether a setting is there.
     *
     * @param key Keras's name of it
     * @return false also where the file says null
     */
    public boolean has(String key) {
        return attributes.containsKey(key);
    }

    /**
     * A whole number that must be there.
     *
     * @param key Keras's name of it
     * @return its value
     */
    public int integer(String key) {
        return integer(key, required(key));
    }

    /**
     * A whole number.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public int integerOr(String key, int fallback) {
        return has(key) ? integer(key, attributes.get(key)) : fallback;
    }

    /**
     * A whole number of at least 1 that must be there.
     *
     * @param key Keras's name of it
     * @return its value
     */
    public int count(String key) {
        int value = integer(key);
        if (value < 1) {
            throw invalid(key + " is " + value + ", expected at least 1");
        }
        return value;
    }

    /**
     * Whole numbers, written as a list or, where there is one, alone.
     *
     * @param key Keras's name of it
     * @return the values
     */
    public int[] integers(String key) {
        Object value = required(key);
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        return items.stream().mapToInt(item -> integer(key, item)).toArray();
    }

    /**
     * Whole numbers, written as a list or, where there is one, alone.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return the values
     */
    public int[] integersOr(String key, int... fallback) {
        return has(key) ? integers(key) : fallback;
    }

    /**
     * Sizes of axes, where null stands for one that is not known; written as a list or, where there is one, alone.
     *
     * @param key Keras's name of it
     * @return sizes of at least 1 or {@link Shape#UNKNOWN}
     */
    public int[] sizes(String key) {
        Object value = required(key);
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        int[] sizes = items.stream().mapToInt(item -> item == null ? Shape.UNKNOWN : integer(key, item)).toArray();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < 1 && items.get(i) != null) {
                throw wrongType(key, "sizes of at least 1");
            }
        }
        return sizes;
    }

    /**
     * A number.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public double numberOr(String key, double fallback) {
        return has(key) ? number(key, attributes.get(key)) : fallback;
    }

    /**
     * Numbers in C order, written as nested lists or, where there is one, alone.
     *
     * @param key Keras's name of it
     * @return the values
     */
    public double[] numbers(String key) {
        return flatten(required(key)).mapToDouble(item -> number(key, item)).toArray();
    }

    /**
     * How numbers are nested: the shape of what {@link #numbers} gives.
     *
     * @param key Keras's name of it
     * @return no axis for a single number
     */
    public Shape nesting(String key) {
        Object value = required(key);
        int[] axes = {};
        while (value instanceof List<?> list) {
            axes = Arrays.copyOf(axes, axes.length + 1);
            axes[axes.length - 1] = list.size();
            value = list.isEmpty() ? 0 : list.get(0);
        }
        Shape shape = Shape.of(axes);
        if (shape.size() != numbers(key).length) {
            throw wrongType(key, "lists of equal lengths");
        }
        return shape;
    }

    /**
     * The settings of a layer that is itself a setting, written as an object of class name and config.
     *
     * @param key Keras's name of it
     * @return its settings; its name is this layer's, a slash, and its own
     */
    public LayerConfig inner(String key) {
        if (!(required(key) instanceof Map<?, ?> object
                && object.get("class_name") instanceof String innerClass
                && object.get("config") instanceof Map<?, ?> settings)) {
            throw wrongType(key, "an object with class_name and config");
        }
        Map<String, Object> present = new HashMap<>();
        settings.forEach((innerKey, value) -> {
            if (value != null) {
                present.put(String.valueOf(innerKey), value);
            }
        });
        return new LayerConfig(innerClass, name + "/" + present.getOrDefault("name", key), kerasVersion, present);
    }

    /**
     * A truth value.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public boolean flagOr(String key, boolean fallback) {
        if (!has(key)) {
            return fallback;
        }
        if (attributes.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrongType(key, "true or false");
    }

    /**
     * A word that must be there.
     *
     * @param key Keras's name of it
     * @return its value
     */
    public String text(String key) {
        required(key);
        return textOr(key, "");
    }

    /**
     * A word.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public String textOr(String key, String fallback) {
        if (!has(key)) {
            return fallback;
        }
        if (attributes.get(key) instanceof String text) {
            return text;
        }
        throw wrongType(key, "a string");
    }

    /**
     * One of a few words.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @param known what is supported
     * @return its value
     */
    public String choiceOr(String key, String fallback, Set<String> known) {
        String value = textOr(key, fallback);
        if (!known.contains(value)) {
            throw unsupported(key + " '" + value + "'; supported: " + String.join(", ", known.stream().sorted().toList()));
        }
        return value;
    }

    /**
     * Refuses settings that change the numbers in a way that is not supported.
     *
     * @param keys settings that must be absent, null or false
     */
    public void refuse(String... keys) {
        for (String key : keys) {
            if (has(key) && !Boolean.FALSE.equals(attributes.get(key))) {
                throw unsupported(key + " " + shortened(attributes.get(key)));
            }
        }
    }

    /**
     * A size as an axis of a shape.
     *
     * @param size what a computation gave
     * @return the same
     * @throws UnsupportedModelException where it is larger than an axis can be
     */
    int axis(long size) {
        if (size > Integer.MAX_VALUE) {
            throw unsupported("axis of " + size + " values; supported: below 2^31");
        }
        return (int) size;
    }

    /**
     * For a setting that contradicts itself or its neighbours.
     *
     * @param problem expected and got
     * @return the exception, naming this layer
     */
    public ModelFormatException invalid(String problem) {
        return new ModelFormatException(this + ": " + problem);
    }

    /**
     * For a setting that is right but not supported.
     *
     * @param problem the setting and what is supported
     * @return the exception, naming this layer
     */
    public UnsupportedModelException unsupported(String problem) {
        return new UnsupportedModelException(this + ": unsupported " + problem);
    }

    /** For messages: {@code Layer 'h1' (Dense)}. */
    @Override
    public String toString() {
        return "Layer '" + name + "' (" + className + ")";
    }

    private Object required(String key) {
        Object value = attributes.get(key);
        if (value == null) {
            throw invalid("setting '" + key + "' is missing; there are " + new TreeMap<>(attributes).keySet());
        }
        // Keras 3 writes a numpy array as an object around its values.
        if (value instanceof Map<?, ?> object
                && "__numpy__".equals(object.get("class_name"))
                && object.get("config") instanceof Map<?, ?> array
                && array.get("value") != null) {
            return array.get("value");
        }
        return value;
    }

    private int integer(String key, Object value) {
        double number = number(key, value);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrongType(key, "a whole number below 2^31");
        }
        return (int) number;
    }

    private double number(String key, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrongType(key, "a number");
    }

    private static Stream<?> flatten(Object value) {
        return value instanceof List<?> list ? list.stream().flatMap(LayerConfig::flatten) : Stream.of(value);
    }

    private ModelFormatException wrongType(String key, String expected) {
        return invalid(key + " is " + shortened(attributes.get(key)) + ", expected " + expected);
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
