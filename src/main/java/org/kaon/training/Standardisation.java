package org.kaon.training;

import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.Scaling;

/** How features are scaled in front of the network, by what the training events show of them. */
public enum Standardisation {
    /** Not at all. */
    NONE {
        @Override
        Scaling scaling(FeatureSchema schema) {
            return Scaling.none(schema.size());
        }
    },
    /** {@code (x - mean) / std}. */
    STANDARD {
        @Override
        Scaling scaling(FeatureSchema schema) {
            return Scaling.standard(schema);
        }
    },
    /** {@code (x - min) / (max - min)}. */
    MIN_MAX {
        @Override
        Scaling scaling(FeatureSchema schema) {
            return Scaling.minMax(schema);
        }
    };

    abstract Scaling scaling(FeatureSchema schema);
}
