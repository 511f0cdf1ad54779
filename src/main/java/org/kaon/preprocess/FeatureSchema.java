package org.kaon.preprocess;

import java.util.List;

/**
 * The features a network takes, in its order, with what the training data showed of each. Immutable.
 *
 * @param features in the order of the network's inputs
 */
public record FeatureSchema(List<Feature> features) {
    /** Copies the list. */
    public FeatureSchema {
        features = List.copyOf(features);
    }

    /**
     * The names, in the network's order.
     *
     * @return an immutable list
     */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }
}
