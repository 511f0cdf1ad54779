package org.kaon.keras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kaon.layer.LayerConfig;

/**
 * The table of layers that Keras 2.13 and 3.15 both read, with the settings both know: what a saved file holds. Other settings concern
 * neither the numbers nor further training (initializers have done their work).
 */
final class SavedSettings {
    private static final List<String> DENSE_TRAINING = List.of(
            "kernel_regularizer", "bias_regularizer", "activity_regularizer", "kernel_constraint", "bias_constraint");
    private static final List<String> AFFINE_TRAINING =
            List.of("beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint");
    private static final List<String> NONE = List.of();

    private static final Map<String, List<String>> SETTINGS = Map.ofEntries(
            Map.entry("Activation", List.of("activation")),
            Map.entry("ActivityRegularization", List.of("l1", "l2")),
            Map.entry("Add", NONE),
            Map.entry("AlphaDropout", List.of("rate")),
            Map.entry("Average", NONE),
            Map.entry("AveragePooling1D", List.of("pool_size", "strides", "padding", "data_format")),
            Map.entry(
                    "BatchNormalization",
                    join(List.of("axis", "momentum", "epsilon", "center", "scale"), AFFINE_TRAINING)),
            Map.entry("Concatenate", List.of("axis")),
            Map.entry("Cropping1D", List.of("cropping")),
            Map.entry("Dense", join(List.of("units", "activation", "use_bias"), DENSE_TRAINING)),
            Map.entry("Dot", List.of("axes", "normalize")),
            Map.entry("Dropout", List.of("rate", "noise_shape")),
            Map.entry("ELU", List.of("alpha")),
            Map.entry(
                    "EinsumDense",
                    join(List.of("equation", "output_shape", "bias_axes", "activation"), DENSE_TRAINING)),
            Map.entry("Flatten", List.of("data_format")),
            Map.entry("GaussianDropout", List.of("rate")),
            Map.entry("GaussianNoise", List.of("stddev")),
            Map.entry("GlobalAveragePooling1D", List.of("data_format", "keepdims")),
            Map.entry("GlobalMaxPooling1D", List.of("data_format", "keepdims")),
            Map.entry("Identity", NONE),
            Map.entry("LayerNormalization", join(List.of("axis", "epsilon", "center", "scale"), AFFINE_TRAINING)),
            Map.entry("LeakyReLU", List.of("alpha")),
            Map.entry("Masking", List.of("mask_value")),
            Map.entry("MaxPooling1D", List.of("pool_size", "strides", "padding", "data_format")),
            Map.entry("Maximum", NONE),
            Map.entry("Minimum", NONE),
            Map.entry("Multiply", NONE),
            Map.entry("Normalization", List.of("axis", "mean", "variance", "invert")),
            Map.entry("PReLU", List.of("shared_axes", "alpha_regularizer", "alpha_constraint")),
            Map.entry("Permute", List.of("dims")),
            Map.entry("ReLU", List.of("max_value", "negative_slope", "threshold")),
            Map.entry("RepeatVector", List.of("n")),
            Map.entry("Rescaling", List.of("scale", "offset")),
            Map.entry("Reshape", List.of("target_shape")),
            Map.entry("Softmax", List.of("axis")),
            Map.entry("SpatialDropout1D", List.of("rate")),
            Map.entry("SpatialDropout2D", List.of("rate", "data_format")),
            Map.entry("SpatialDropout3D", List.of("rate", "data_format")),
            Map.entry("Subtract", NONE),
            Map.entry("TimeDistributed", List.of("layer")),
            Map.entry("UnitNormalization", List.of("axis")),
            Map.entry("ZeroPadding1D", List.of("padding")));

    /** Settings that one of the two doesn't know, and the value at which it does the same. */
    private static final Map<String, Object> ONLY_IN_ONE =
            Map.of("rms_scaling", false, "ZeroPadding1D.data_format", "channels_last");

    private SavedSettings() {}

    private static List<String> join(List<String> a, List<String> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    /**
     * What both read in place of a layer's settings.
     *
     * @param config the layer
     * @return the settings to write, without name, dtype and trainable
     * @throws org.kaon.UnsupportedModelException where nothing means the same to both
     */
    static Map<String, Object> of(LayerConfig config) {
        List<String> keys = SETTINGS.get(config.className());
        if (keys == null) {
            throw config.unsupported("for saving: Keras 2.13 and 3.15 share no such layer; they share "
                    + String.join(", ", new TreeSet<>(SETTINGS.keySet())));
        }
        for (String key : Set.of("rms_scaling", config.className() + ".data_format")) {
            Object value = config.attributes().get(key.substring(key.indexOf('.') + 1));
            Object same = ONLY_IN_ONE.get(key);
            if (same != null && value != null && !value.equals(same)) {
                throw config.unsupported(
                        "for saving: setting " + key + " " + value + ", which only Keras 3 knows; both know " + same);
            }
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String key : keys) {
            value(config, key).ifPresent(value -> settings.put(key, value));
        }
        return settings;
    }

    private static Optional<Object> value(LayerConfig config, String key) {
        Object value = config.attributes().get(key);
        if (key.endsWith("_regularizer") || key.endsWith("_constraint")) {
            return TrainingObjects.shared(value);
        }
        if (config.className().equals("LeakyReLU")) {
            // Keras 3 takes Keras 2's name of it, too.
            return Optional.of(config.numberOr("negative_slope", config.numberOr("alpha", 0.3)));
        }
        if (config.className().equals("BatchNormalization") && key.equals("axis") && value != null) {
            return Optional.of(config.integers(key)[0]);
        }
        return Optional.ofNullable(value).map(SavedSettings::plain);
    }

    /** Keras 3 writes a numpy array as an object around its values. */
    private static Object plain(Object value) {
        return value instanceof Map<?, ?> object
                        && object.get("config") instanceof Map<?, ?> content
                        && content.get("value") != null
                ? content.get("value")
                : value;
    }
}
