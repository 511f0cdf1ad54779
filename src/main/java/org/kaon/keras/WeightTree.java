package org.kaon.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.kaon.layer.ParameterSpec;

/**
 * The layers of a model as its weights are stored: nested models and wrappers are nodes, layers are leaves.
 *
 * @param className Keras's class
 * @param name the layer's name in its model
 * @param trainable whether the layer is; a frozen one's weights all count as not trainable
 * @param kind what lies below
 * @param children layers of a model, or the one inside a wrapper
 * @param member for a leaf, its number in the graph
 * @param specs for a leaf, the parameters it wants
 */
record WeightTree(
        String className,
        String name,
        boolean trainable,
        Kind kind,
        List<WeightTree> children,
        OptionalInt member,
        List<ParameterSpec> specs) {
    enum Kind {
        LEAF,
        MODEL,
        WRAPPER
    }

    /**
     * A parameter that the file must hold.
     *
     * @param path names of the layers down to its own, the outermost first
     * @param member number of its layer in the graph
     * @param spec what it is
     * @param trainable whether Keras lists it among the trainable weights
     */
    record Wanted(List<String> path, int member, ParameterSpec spec, boolean trainable) {}

    /** Whether anything below has parameters. */
    boolean hasWeights() {
        return !specs.isEmpty() || children.stream().anyMatch(WeightTree::hasWeights);
    }

    /** All parameters below in the order of Keras's legacy files: the trainable ones, then the others. */
    List<Wanted> legacyOrder() {
        List<Wanted> all = new ArrayList<>();
        collect(List.of(), true, all);
        return Stream.concat(
                        all.stream().filter(Wanted::trainable), all.stream().filter(it -> !it.trainable()))
                .toList();
    }

    private void collect(List<String> above, boolean aboveTrainable, List<Wanted> all) {
        List<String> path = Stream.concat(above.stream(), Stream.of(name)).toList();
        boolean free = aboveTrainable && trainable;
        specs.forEach(spec -> all.add(new Wanted(path, member.getAsInt(), spec, free && spec.trainable())));
        children.forEach(child -> child.collect(path, free, all));
    }
}
