package org.kaon.layer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kaon.ModelFormatException;

/** One setting of a layer, read as the type that is expected. */
record Setting(LayerConfig config, String key, Object value) {
    /** A setting that must be there. */
    static Setting of(LayerConfig config, String key) {
        Object value = config.attributes().get(key);
        if (value == null) {
            throw config.invalid(
                    "setting '" + key + "' is missing; there are " + new TreeMap<>(config.attributes()).keySet());
        }
        return new Setting(config, key, unwrapped(value));
    }

    /** Keras 3 writes a numpy array as an object around its values. */
    private static Object unwrapped(Object value) {
        boolean array = value instanceof Map<?, ?> object && "__numpy__".equals(object.get("class_name"));
        if (array && ((Map<?, ?>) value).get("config") instanceof Map<?, ?> content && content.get("value") != null) {
            return content.get("value");
        }
        return value;
    }

    int integer() {
        return integer(value);
    }

    private int integer(Object item) {
        double number = number(item);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrongType("a whole number below 2^31");
        }
        return (int) number;
    }

    double number() {
        return number(value);
    }

    private double number(Object item) {
        if (item instanceof Number number) {
            return number.doubleValue();
        }
        throw wrongType("a number");
    }

    int[] integers() {
        return items().stream().mapToInt(this::integer).toArray();
    }

    int[] sizes() {
        return items().stream().mapToInt(this::size).toArray();
    }

    private int size(Object item) {
        if (item == null) {
            return Shape.UNKNOWN;
        }
        int size = integer(item);
        if (size < 1) {
            throw wrongType("sizes of at least 1");
        }
        return size;
    }

    private List<?> items() {
        return value instanceof List<?> list ? list : List.of(value);
    }

    double[] numbers() {
        return flat(value).mapToDouble(this::number).toArray();
    }

    private static Stream<?> flat(Object value) {
        return value instanceof List<?> list ? list.stream().flatMap(Setting::flat) : Stream.of(value);
    }

    Shape nesting() {
        int[] axes = {};
        Object inner = value;
        while (inner instanceof List<?> list) {
            axes = Arrays.copyOf(axes, axes.length + 1);
            axes[axes.length - 1] = list.size();
            inner = list.isEmpty() ? 0 : list.get(0);
        }
        Shape shape = Shape.of(axes);
        if (shape.size() != numbers().length) {
            throw wrongType("lists of equal lengths");
        }
        return shape;
    }

    LayerConfig named() {
        if (value instanceof String name) {
            return new LayerConfig(name, config.name() + "/" + key, config.kerasVersion(), Map.of());
        }
        if (value instanceof Map<?, ?> object && !(object.get("config") instanceof Map<?, ?>)) {
            // A function of the user's own, by its name.
            String name = object.get("class_name") + " " + object.get("config");
            return new LayerConfig(name, config.name() + "/" + key, config.kerasVersion(), Map.of());
        }
        return inner();
    }

    LayerConfig inner() {
        if (!(value instanceof Map<?, ?> object
                && object.get("class_name") instanceof String className
                && object.get("config") instanceof Map<?, ?> settings)) {
            throw wrongType("an object with class_name and config");
        }
        Map<String, Object> present = new HashMap<>();
        settings.forEach((innerKey, setting) -> {
            if (setting != null) {
                present.put(String.valueOf(innerKey), setting);
            }
        });
        String name = config.name() + "/" + present.getOrDefault("name", key);
        return new LayerConfig(className, name, config.kerasVersion(), present);
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrongType("true or false");
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrongType("a string");
    }

    /** For messages. */
    String shortened() {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private ModelFormatException wrongType(String expected) {
        return config.invalid(key + " is " + shortened() + ", expected " + expected);
    }
}
