package org.kaon.cli;

import java.util.List;
import java.util.Optional;
import org.kaon.preprocess.FeatureSchema;

/**
 * Which columns of a table are what.
 *
 * @param features in the model's order
 * @param labels in the order of the model's outputs
 * @param weights of the events
 */
record EventColumns(FeatureSchema features, List<String> labels, Optional<String> weights) {}
