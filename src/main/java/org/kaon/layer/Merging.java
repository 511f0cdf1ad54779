package org.kaon.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.kernel.Fold;
import org.kaon.kernel.Merge;
import org.kaon.kernel.Op;

/**
 * {@code y = x₁ ∘ x₂ ∘ …} value by value: {@code Add}, {@code Subtract}, {@code Multiply}, {@code Average}, {@code Maximum}, {@code Minimum}.
 * Axes of size 1 and missing axes behind the batch axis are repeated.
 *
 * @param config the layer's settings
 * @param fold ∘
 * @param averaged whether the result is divided by the number of inputs
 */
record Merging(LayerConfig config, Fold fold, boolean averaged) implements Layer {
    static Layer sum(LayerConfig config, Layers layers) {
        return new Merging(config, Fold.SUM, false);
    }

    static Layer difference(LayerConfig config, Layers layers) {
        return new Merging(config, Fold.DIFFERENCE, false);
    }

    static Layer product(LayerConfig config, Layers layers) {
        return new Merging(config, Fold.PRODUCT, false);
    }

    static Layer average(LayerConfig config, Layers layers) {
        return new Merging(config, Fold.SUM, true);
    }

    static Layer maximum(LayerConfig config, Layers layers) {
        return new Merging(config, Fold.MAXIMUM, false);
    }

    static Layer minimum(LayerConfig config, Layers layers) {
        return new Merging(config, Fold.MINIMUM, false);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        boolean right = fold == Fold.DIFFERENCE ? inputs.size() == 2 : !inputs.isEmpty();
        if (!right) {
            throw config.invalid(inputs.size() + " inputs, expected " + (fold == Fold.DIFFERENCE ? "2" : "at least 1"));
        }
        return inputs.stream()
                .reduce((a, b) -> Broadcast.together(config, a, b))
                .orElseThrow();
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape output = outputShape(inputs);
        int[] sizes = inputs.stream().mapToInt(input -> (int) input.size()).toArray();
        // Inputs of one shape share a table, however many there are.
        Map<Shape, int[]> tables = new HashMap<>();
        int[][] sources = inputs.stream()
                .map(input -> tables.computeIfAbsent(input, shape -> Broadcast.source(shape, output)))
                .toArray(int[][]::new);
        return new Merge(fold, averaged ? inputs.size() : 1, sizes, sources);
    }

    @Override
    public MaskFlow maskFlow() {
        return Masks.flow(config);
    }

    @Override
    public Optional<Op> joinedMask(List<Shape> inputs, List<Integer> masks) {
        Shape output = outputShape(inputs);
        boolean sumOrDifference = fold == Fold.SUM || fold == Fold.DIFFERENCE;
        if (!sumOrDifference && !Masks.joinsByAnd(config)) {
            // Since Keras 3.4 their values at masked steps depend on the masks.
            throw config.unsupported("masks of its inputs; supported: with Add, Average, Subtract and Concatenate");
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (masks.get(i) >= 0 && !Masks.steps(inputs.get(i)).equals(Masks.steps(output))) {
                throw config.unsupported("mask of an input " + inputs.get(i) + " that is repeated to " + output);
            }
        }
        return Masks.joined(config, masks, Masks.steps(output));
    }
}
