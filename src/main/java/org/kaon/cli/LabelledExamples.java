package org.kaon.cli;

import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Examples;
import org.kaon.preprocess.Feature;

/** Labelled events of a table in memory. */
final class LabelledExamples implements LabelledEvents {
    private final Examples examples;
    private final Optional<ValueRules> rules;
    private final List<Feature> features;
    private int row = -1;

    /**
     * Of examples.
     *
     * @param examples their features in the model's order
     * @param rules for values; empty where all are taken as they are
     * @param features what is known of them
     */
    LabelledExamples(Examples examples, Optional<ValueRules> rules, List<Feature> features) {
        this.examples = examples;
        this.rules = rules;
        this.features = features;
    }

    @Override
    public boolean advance() {
        return ++row < examples.size();
    }

    @Override
    public void features(float[] target, int offset) {
        examples.features().copyRow(row, target, offset);
        if (rules.isPresent()) {
            for (int i = 0; i < features.size(); i++) {
                try {
                    target[offset + i] = rules.get().value(target[offset + i], features.get(i));
                } catch (InputException e) {
                    throw e.at("row " + row + ", column '" + features.get(i).name() + "'");
                }
            }
        }
    }

    @Override
    public void labels(float[] target, int offset) {
        examples.targets().copyRow(row, target, offset);
    }

    @Override
    public float weight() {
        return examples.weight(row);
    }

    @Override
    public long size() {
        return examples.size();
    }

    @Override
    public long position() {
        return row;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
