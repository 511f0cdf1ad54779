package org.kaon.contract;

import java.util.List;
import java.util.Map;
import org.kaon.layer.LayerCase;
import org.kaon.layer.Shape;

/** Layers of every kind that work, and settings and inputs that none must take. */
final class LayerExamples {
    private static final Shape VECTOR = Shape.of(4);
    private static final Shape SEQUENCE = Shape.of(5, 4);
    private static final Map<String, Object> DENSE =
            Map.of("class_name", "Dense", "config", Map.of("name", "inner", "units", 3));

    private static final Map<String, Object> BATCH_NORMALIZATION =
            Map.of("class_name", "BatchNormalization", "config", Map.of("name", "inner"));
    private static final Map<String, Object> DROPOUT =
            Map.of("class_name", "Dropout", "config", Map.of("name", "inner", "rate", 0.4));
    private static final Map<String, Object> LAYER_NORMALIZATION =
            Map.of("class_name", "LayerNormalization", "config", Map.of("name", "inner"));

    /** Classes of which no example can be trained through, and what the refusal says. */
    static final Map<String, String> NOT_TRAINABLE =
            Map.of("Cast", "rounding to float16 (Keras's policies float16 and mixed_float16) can't be trained through");

    static final List<LayerCase> GOOD = List.of(
            of("Activation", 3, "activation", "tanh").on(SEQUENCE),
            of("Activation", 3, "activation", "softmax").on(SEQUENCE),
            of("Activation", 3, "activation", "linear").on(VECTOR),
            of("ActivityRegularization", 3).on(SEQUENCE),
            of("Add", 3).on(SEQUENCE, SEQUENCE, SEQUENCE),
            of("Add", 3).on(SEQUENCE, Shape.of(1, 4)),
            of("AlphaDropout", 3, "rate", 0.5).on(VECTOR),
            of("Average", 3).on(VECTOR, VECTOR),
            of("AveragePooling1D", 3).on(SEQUENCE),
            of("AveragePooling1D", 2, "padding", "same", "pool_size", 3).on(SEQUENCE),
            of("BatchNormalization", 3).on(SEQUENCE),
            of("BatchNormalization", 2, "axis", List.of(1)).on(SEQUENCE),
            of("BatchNormalization", 2, "scale", false).on(Shape.of(2, 3, 2)),
            of("BatchNormalization", 3, "center", false).on(VECTOR),
            of("BatchNormalization", 3, "trainable", false).on(SEQUENCE),
            of("Cast", 3, "dtype", "float16").on(SEQUENCE),
            of("Concatenate", 3).on(SEQUENCE, Shape.of(5, 2)),
            of("Concatenate", 3, "axis", 1).on(SEQUENCE, Shape.of(2, 4)),
            of("Cropping1D", 3).on(SEQUENCE),
            of("Dense", 3, "units", 3).on(VECTOR),
            of("Dense", 2, "units", 3, "use_bias", false, "activation", "softmax")
                    .on(SEQUENCE),
            of("Dot", 3, "axes", -1).on(SEQUENCE, Shape.of(2, 4)),
            of("Dot", 2, "axes", 1, "normalize", true).on(VECTOR, VECTOR),
            of("Dropout", 3, "rate", 0.5).on(VECTOR),
            of("Dropout", 3, "rate", 0.0).on(VECTOR),
            of("Dropout", 3, "rate", 0.5, "noise_shape", List.of(1, 5, 1)).on(SEQUENCE),
            of("ELU", 3).on(VECTOR),
            of("EinsumDense", 3, "equation", "abc,cd->abd", "output_shape", List.of(5, 2), "bias_axes", "d")
                    .on(SEQUENCE),
            of("EinsumDense", 3, "equation", "abc,bd->adc", "output_shape", List.of(2, 4), "bias_axes", "d")
                    .on(SEQUENCE),
            of("Flatten", 3).on(SEQUENCE),
            of("Flatten", 3, "data_format", "channels_first").on(SEQUENCE),
            of("GaussianDropout", 3, "rate", 0.5).on(VECTOR),
            of("GaussianNoise", 3, "stddev", 0.5).on(VECTOR),
            of("GlobalAveragePooling1D", 3).on(SEQUENCE),
            of("GlobalMaxPooling1D", 3, "data_format", "channels_first").on(SEQUENCE),
            of("Identity", 3).on(SEQUENCE),
            of("LayerNormalization", 3).on(SEQUENCE),
            of("LayerNormalization", 2, "axis", List.of(1, 2)).on(SEQUENCE),
            of("LayerNormalization", 2, "axis", 1, "center", false).on(SEQUENCE),
            of("LayerNormalization", 3, "scale", false).on(SEQUENCE),
            of("LayerNormalization", 3, "rms_scaling", true).on(SEQUENCE),
            of("LeakyReLU", 3).on(VECTOR),
            of("LeakyReLU", 2).on(VECTOR),
            of("Masking", 3).on(SEQUENCE),
            of("MaxPooling1D", 3, "strides", 1).on(SEQUENCE),
            of("MaxPooling1D", 3, "pool_size", 3, "strides", 2, "padding", "same")
                    .on(SEQUENCE),
            of("Maximum", 3).on(VECTOR, SEQUENCE, SEQUENCE),
            of("Minimum", 3).on(VECTOR, VECTOR),
            of("Multiply", 3).on(Shape.of(5, 1), SEQUENCE),
            of("Multiply", 3).on(VECTOR, VECTOR, VECTOR, VECTOR),
            of("Normalization", 3).on(SEQUENCE),
            of("Normalization", 3, "axis", List.of(), "mean", 1, "variance", 2).on(SEQUENCE),
            of("Normalization", 3, "axis", 1, "invert", true).on(SEQUENCE),
            of("PReLU", 3).on(SEQUENCE),
            of("PReLU", 3, "shared_axes", List.of(1)).on(SEQUENCE),
            of("Permute", 3, "dims", List.of(2, 1)).on(SEQUENCE),
            of("ReLU", 3).on(VECTOR),
            of("ReLU", 2, "max_value", 1, "negative_slope", 0.1, "threshold", 0.5)
                    .on(VECTOR),
            of("RepeatVector", 3, "n", 3).on(VECTOR),
            of("Rescaling", 3, "scale", 2).on(SEQUENCE),
            of("Rescaling", 3, "scale", List.of(1, 2, 3, 4), "offset", 1).on(SEQUENCE),
            of("Reshape", 3, "target_shape", List.of(-1, 2)).on(SEQUENCE),
            of("Softmax", 3).on(SEQUENCE),
            of("Softmax", 3, "axis", List.of(1, 2)).on(SEQUENCE),
            of("SpatialDropout1D", 3, "rate", 0.5).on(SEQUENCE),
            of("SpatialDropout2D", 3, "rate", 0.5).on(Shape.of(2, 2, 2)),
            of("SpatialDropout3D", 3, "rate", 0.5).on(Shape.of(2, 2, 2, 2)),
            of("Subtract", 3).on(VECTOR, VECTOR),
            of("ThresholdedReLU", 2).on(VECTOR),
            of("TimeDistributed", 3, "layer", DENSE).on(SEQUENCE),
            of("TimeDistributed", 3, "layer", BATCH_NORMALIZATION).on(SEQUENCE),
            of("TimeDistributed", 2, "layer", BATCH_NORMALIZATION).on(SEQUENCE),
            of("TimeDistributed", 3, "layer", DROPOUT).on(SEQUENCE),
            of("TimeDistributed", 3, "layer", LAYER_NORMALIZATION).on(Shape.of(3, 2, 4)),
            of("UnitNormalization", 3).on(SEQUENCE),
            of("UnitNormalization", 3, "axis", List.of(1, 2)).on(SEQUENCE),
            of("ZeroPadding1D", 3).on(SEQUENCE));

    static final List<LayerCase> BAD = List.of(
            of("Activation", 3),
            of("Activation", 3, "activation", 7),
            of("AveragePooling1D", 3, "padding", "causal"),
            of("BatchNormalization", 3, "epsilon", "small"),
            of("BatchNormalization", 2, "virtual_batch_size", 4),
            of("Cast", 3, "dtype", "int32"),
            of("Concatenate", 3, "axis", 1.5),
            of("Cropping1D", 3, "cropping", List.of(1, 2, 3)),
            of("Dense", 3),
            of("Dense", 3, "units", 0),
            of("Dense", 3, "units", 3, "lora_rank", 2),
            of("Dense", 3, "units", 3e10),
            of("Dot", 3),
            of("Dot", 3, "axes", List.of(1, 1, 1)),
            of("ELU", 3, "alpha", "one"),
            of("EinsumDense", 3, "output_shape", 3),
            of("EinsumDense", 3, "equation", "ab,bc->ac", "output_shape", -3),
            of("Flatten", 3, "data_format", "channels_middle"),
            of("GlobalAveragePooling1D", 3, "keepdims", 1),
            of("GlobalMaxPooling1D", 3, "data_format", "NCHW"),
            of("LayerNormalization", 3, "axis", "last"),
            of("LeakyReLU", 3, "negative_slope", true),
            of("Masking", 3, "mask_value", "none"),
            of("MaxPooling1D", 3, "pool_size", 0),
            of("MaxPooling1D", 3, "pool_size", List.of(2, 2)),
            of("Normalization", 3, "variance", 1),
            of("PReLU", 3, "shared_axes", "all"),
            of("Permute", 3, "dims", List.of(1, 1)),
            of("ReLU", 3, "threshold", -1),
            of("RepeatVector", 3, "n", 0),
            of("Rescaling", 3),
            of("Rescaling", 3, "scale", List.of("a")),
            of("Reshape", 3, "target_shape", List.of(-2)),
            of("Softmax", 3, "axis", "last"),
            of("ThresholdedReLU", 2, "theta", "one"),
            of("TimeDistributed", 3),
            of("TimeDistributed", 3, "layer", Map.of("class_name", "Dense")),
            of("UnitNormalization", 3, "axis", "last"),
            of("ZeroPadding1D", 3, "padding", -1));

    static final List<LayerCase> BAD_INPUTS = List.of(
            of("ActivityRegularization", 3).on(VECTOR, VECTOR),
            of("Add", 3).on(VECTOR, Shape.of(3)),
            of("AlphaDropout", 3).on(VECTOR, VECTOR),
            of("Average", 3).on(VECTOR, Shape.of(3)),
            of("BatchNormalization", 3, "axis", 2).on(VECTOR),
            of("BatchNormalization", 3, "axis", 0).on(VECTOR),
            of("Concatenate", 3).on(VECTOR, SEQUENCE),
            of("Dense", 3, "units", 3).on(Shape.of()),
            of("Dropout", 3).on(VECTOR, VECTOR),
            of("GaussianDropout", 3).on(VECTOR, VECTOR),
            of("GaussianNoise", 3).on(VECTOR, VECTOR),
            of("GlobalAveragePooling1D", 3).on(VECTOR),
            of("Identity", 3).on(VECTOR, VECTOR),
            of("LayerNormalization", 3, "axis", Integer.MIN_VALUE + 1).on(SEQUENCE),
            of("Masking", 3).on(Shape.of()),
            of("Maximum", 3).on(VECTOR, Shape.of(3)),
            of("Minimum", 3).on(),
            of("Multiply", 3).on(VECTOR, Shape.of(0)),
            of("Permute", 3, "dims", List.of(1)).on(SEQUENCE),
            of("RepeatVector", 3, "n", 2).on(SEQUENCE),
            of("SpatialDropout1D", 3).on(VECTOR, VECTOR),
            of("SpatialDropout2D", 3).on(VECTOR, VECTOR),
            of("SpatialDropout3D", 3).on(VECTOR, VECTOR),
            of("Subtract", 3).on(VECTOR),
            of("TimeDistributed", 3, "layer", DENSE).on(VECTOR));

    private LayerExamples() {}

    private static LayerCase of(String className, int kerasVersion, Object... settings) {
        return LayerCase.of(className, kerasVersion, settings);
    }
}
