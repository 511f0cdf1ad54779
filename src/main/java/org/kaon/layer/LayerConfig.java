package org.kaon.layer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * A layer in Keras's own vocabulary: what stands between file formats and layers. A reader fills it without knowing any layer class; a
 * layer reads its settings from it and its messages name the layer.
 *
 * @param className Keras's class, such as {@code Dense}
 * @param name the layer's own name, unique in its network
 * @param kerasVersion the version of Keras whose definitions apply
 * @param attributes the settings: {@code String}, {@code Boolean}, {@code Long}, {@code Double}, {@code List}, {@code Map}; a setting
 *     that is null in the file is absent
 */
public record LayerConfig(String className, String name, KerasVersion kerasVersion, Map<String, Object> attributes) {
    private static final int MOST_CHARACTERS = 2000;

    /**
     * Copies the attributes.
     *
     * @param className Keras's class
     * @param name the layer's own name
     * @param kerasVersion whose definitions apply
     * @param attributes the settings
     */
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
        return setting(key).integer();
    }

    /**
     * A whole number.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public int integerOr(String key, int fallback) {
        return has(key) ? setting(key).integer() : fallback;
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
        return setting(key).integers();
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
        return setting(key).sizes();
    }

    /**
     * A number.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public double numberOr(String key, double fallback) {
        return has(key) ? setting(key).number() : fallback;
    }

    /**
     * Numbers in C order, written as nested lists or, where there is one, alone.
     *
     * @param key Keras's name of it
     * @return the values
     */
    public double[] numbers(String key) {
        return setting(key).numbers();
    }

    /**
     * How numbers are nested: the shape of what {@link #numbers} gives.
     *
     * @param key Keras's name of it
     * @return no axis for a single number
     */
    public Shape nesting(String key) {
        return setting(key).nesting();
    }

    /**
     * The settings of a layer that is itself a setting, written as an object of class name and config.
     *
     * @param key Keras's name of it
     * @return its settings; its name is this layer's, a slash, and its own
     */
    public LayerConfig inner(String key) {
        return setting(key).inner();
    }

    /**
     * A thing that a setting names, such as an initializer: written as a word, or as an object of class name and config.
     *
     * @param key Keras's name of it
     * @return its own settings, to be looked up in a {@link SettingTable}; empty where the setting is absent
     */
    public Optional<LayerConfig> named(String key) {
        return has(key) ? Optional.of(setting(key).named()) : Optional.empty();
    }

    /**
     * A truth value.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public boolean flagOr(String key, boolean fallback) {
        return has(key) ? setting(key).flag() : fallback;
    }

    /**
     * These settings with one more, or another value of one.
     *
     * @param key Keras's name of it
     * @param value of a type that settings may have
     * @return new settings
     */
    public LayerConfig with(String key, Object value) {
        Map<String, Object> changed = new HashMap<>(attributes);
        changed.put(key, value);
        return new LayerConfig(className, name, kerasVersion, changed);
    }

    /**
     * Whether training moves the layer's parameters: not where the layer, or the one that it wraps, is frozen.
     *
     * @return the setting {@code trainable}, true unless it is there
     */
    public boolean isTrainable() {
        return flagOr("trainable", true) && (!has("layer") || inner("layer").isTrainable());
    }

    /**
     * A word that must be there.
     *
     * @param key Keras's name of it
     * @return its value
     */
    public String text(String key) {
        return setting(key).text();
    }

    /**
     * A word.
     *
     * @param key Keras's name of it
     * @param fallback where it is absent
     * @return its value
     */
    public String textOr(String key, String fallback) {
        return has(key) ? setting(key).text() : fallback;
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
            throw unsupported(key + " '" + value + "'; supported: "
                    + String.join(", ", known.stream().sorted().toList()));
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
                throw unsupported(key + " " + setting(key).shortened());
            }
        }
    }

    /**
     * For a setting that contradicts itself or its neighbours.
     *
     * @param problem expected and got
     * @return the exception, naming this layer
     */
    public ModelFormatException invalid(String problem) {
        return new ModelFormatException(this + ": " + shortened(problem));
    }

    /**
     * For a setting that is right but not supported.
     *
     * @param problem the setting and what is supported
     * @return the exception, naming this layer
     */
    public UnsupportedModelException unsupported(String problem) {
        return new UnsupportedModelException(this + ": unsupported " + shortened(problem));
    }

    /** For messages: {@code Layer 'h1' (Dense)}. */
    @Override
    public String toString() {
        return "Layer '" + shortened(name) + "' (" + shortened(className) + ")";
    }

    /** What a file says may be of any length. */
    private static String shortened(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }

    private Setting setting(String key) {
        return Setting.of(this, key);
    }
}
