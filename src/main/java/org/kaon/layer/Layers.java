package org.kaon.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;

/**
 * The table of layers by Keras's class names, with the activations they may name. Immutable: {@link #plus} returns a larger table, to
 * be handed to a reader.
 */
public final class Layers {
    private static final Layers STANDARD = new Layers(
            List.of(
                    new LayerType("Activation", Activating::of),
                    new LayerType("ActivityRegularization", ActivityRegularization::of),
                    new LayerType("Add", Merging::sum),
                    new LayerType("AlphaDropout", Noising::alphaDropout),
                    new LayerType("Average", Merging::average),
                    new LayerType("AveragePooling1D", Pooling::average),
                    new LayerType("BatchNormalization", BatchNormalization::of),
                    new LayerType("Cast", Cast::of),
                    new LayerType("Concatenate", Concatenate::of),
                    new LayerType("Cropping1D", Cropping1D::of),
                    new LayerType("Dense", Dense::of),
                    new LayerType("Dot", Dot::of),
                    new LayerType("Dropout", Noising::dropout),
                    new LayerType("ELU", ELU::of),
                    new LayerType("EinsumDense", EinsumDense::of),
                    new LayerType("Flatten", Flatten::of),
                    new LayerType("GaussianDropout", Noising::gaussianDropout),
                    new LayerType("GaussianNoise", Noising::gaussianNoise),
                    new LayerType("GlobalAveragePooling1D", GlobalAveragePooling1D::of),
                    new LayerType("GlobalMaxPooling1D", GlobalMaxPooling1D::of),
                    new LayerType("Identity", PassThrough::identity),
                    new LayerType("LayerNormalization", LayerNormalization::of),
                    new LayerType("LeakyReLU", LeakyReLU::of),
                    new LayerType("Masking", Masking::of),
                    new LayerType("MaxPooling1D", Pooling::max),
                    new LayerType("Maximum", Merging::maximum),
                    new LayerType("Minimum", Merging::minimum),
                    new LayerType("Multiply", Merging::product),
                    new LayerType("Normalization", Normalization::of),
                    new LayerType("PReLU", PReLU::of),
                    new LayerType("Permute", Permute::of),
                    new LayerType("ReLU", ReLU::of),
                    new LayerType("RepeatVector", RepeatVector::of),
                    new LayerType("Rescaling", Rescaling::of),
                    new LayerType("Reshape", Reshape::of),
                    new LayerType("Softmax", Softmax::of),
                    new LayerType("SpatialDropout1D", Noising::spatialDropout),
                    new LayerType("SpatialDropout2D", Noising::spatialDropout),
                    new LayerType("SpatialDropout3D", Noising::spatialDropout),
                    new LayerType("Subtract", Merging::difference),
                    new LayerType("ThresholdedReLU", ThresholdedReLU::of),
                    new LayerType("TimeDistributed", TimeDistributed::of),
                    new LayerType("UnitNormalization", UnitNormalization::of),
                    new LayerType("ZeroPadding1D", ZeroPadding1D::of)),
            Activations.standard());

    private final Map<String, LayerType> byClassName = new LinkedHashMap<>();
    private final Activations activations;

    private Layers(List<LayerType> rows, Activations activations) {
        for (LayerType row : rows) {
            byClassName.put(row.className(), row);
        }
        this.activations = activations;
    }

    /**
     * Every layer and activation that Kaon knows.
     *
     * @return the table
     */
    public static Layers standard() {
        return STANDARD;
    }

    /**
     * This table with one more layer, which replaces one of the same class name.
     *
     * @param row the new row
     * @return a new table
     */
    public Layers plus(LayerType row) {
        List<LayerType> rows = new ArrayList<>(byClassName.values());
        rows.add(row);
        return new Layers(rows, activations);
    }

    /**
     * This table with one more activation, which replaces one of the same name.
     *
     * @param activation the new activation
     * @return a new table
     */
    public Layers plus(Activation activation) {
        return new Layers(List.copyOf(byClassName.values()), activations.plus(activation));
    }

    /**
     * Makes a layer from its settings.
     *
     * @param config the settings
     * @return the layer
     * @throws org.kaon.UnsupportedModelException for an unknown class or setting
     * @throws org.kaon.ModelFormatException for a setting that is missing or wrong
     */
    public Layer of(LayerConfig config) {
        LayerType row = byClassName.get(config.className());
        if (row == null) {
            throw config.unsupported("class; supported: " + String.join(", ", classNames()));
        }
        return row.factory().apply(config, this);
    }

    /**
     * Whether a class is in the table.
     *
     * @param className Keras's class name
     * @return whether {@link #of} knows it
     */
    public boolean knows(String className) {
        return byClassName.containsKey(className);
    }

    /**
     * The known class names, sorted.
     *
     * @return a copy
     */
    public Set<String> classNames() {
        return new TreeSet<>(byClassName.keySet());
    }

    /**
     * The activations that layers may name.
     *
     * @return the table
     */
    public Activations activations() {
        return activations;
    }
}
