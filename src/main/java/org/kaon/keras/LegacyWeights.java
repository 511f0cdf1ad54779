package org.kaon.keras;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaon.ModelFormatException;
import org.kaon.keras.WeightTree.Wanted;
import org.kaon.layer.Parameter;

/**
 * The layout of {@code model.save("m.h5")} and of Keras 2's {@code save_weights}: a group per layer, whose attribute {@code weight_names}
 * lists its datasets.
 *
 * <p>Within a group, Keras itself goes by position (trainable weights first, then the others). Here names decide where they are clear,
 * and the position where they aren't: versions built on TensorFlow 1 number names anew when a model is loaded and saved again.
 */
final class LegacyWeights implements WeightStore {
    static final String GROUP = "/model_weights";

    private static final String LAYER_NAMES = "layer_names";
    private static final String WEIGHT_NAMES = "weight_names";

    private final Hdf5File file;
    private final String root;

    LegacyWeights(Hdf5File file, String root) {
        this.file = file;
        this.root = root;
    }

    /** Whether a group holds weights in this layout. */
    static boolean isRoot(Hdf5File file, String group) {
        return file.hasAttribute(group, LAYER_NAMES) || file.hasAttribute(group, LAYER_NAMES + "0");
    }

    @Override
    public Map<Integer, List<Parameter>> read(WeightTree model) {
        Map<String, List<String>> stored = new LinkedHashMap<>();
        for (String layer : file.texts(root, LAYER_NAMES)) {
            List<String> weights = file.texts(path(layer), WEIGHT_NAMES);
            if (!weights.isEmpty()) {
                stored.put(layer, weights);
            }
        }
        List<WeightTree> weighted =
                model.children().stream().filter(WeightTree::hasWeights).toList();
        Map<Integer, List<Parameter>> found = new TreeMap<>();
        for (Map.Entry<WeightTree, String> pair :
                groups(weighted, new ArrayList<>(stored.keySet())).entrySet()) {
            group(pair.getKey(), pair.getValue(), stored.get(pair.getValue()), found);
        }
        return found;
    }

    /** Which group belongs to which layer: by name where all names agree, else in order, as Keras does. */
    private IdentityHashMap<WeightTree, String> groups(List<WeightTree> layers, List<String> groups) {
        List<String> names = layers.stream().map(WeightTree::name).toList();
        if (layers.size() != groups.size()) {
            throw new ModelFormatException(
                    "weights of " + groups.size() + " layers " + groups + ", expected " + layers.size() + " " + names);
        }
        boolean byName = new HashSet<>(groups).containsAll(names) && new HashSet<>(names).size() == names.size();
        IdentityHashMap<WeightTree, String> pairs = new IdentityHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            pairs.put(layers.get(i), byName ? names.get(i) : groups.get(i));
        }
        return pairs;
    }

    private void group(WeightTree layer, String group, List<String> names, Map<Integer, List<Parameter>> found) {
        List<Wanted> wanted = layer.legacyOrder();
        if (names.size() != wanted.size()) {
            throw new ModelFormatException("group '" + path(group) + "' lists " + names.size() + " weights " + names
                    + ", expected " + wanted.size() + " "
                    + wanted.stream()
                            .map(it -> it.path() + " " + it.spec().name())
                            .toList());
        }
        Map<Wanted, String> byName =
                WeightNames.match(wanted, names).orElseGet(() -> WeightNames.inOrder(wanted, names));
        for (Map.Entry<Wanted, String> pair : byName.entrySet()) {
            Wanted weight = pair.getKey();
            Hdf5Array array = file.array(path(group) + "/" + pair.getValue());
            found.computeIfAbsent(weight.member(), member -> new ArrayList<>())
                    .add(WeightStore.parameter(weight.spec().name(), array));
        }
    }

    private String path(String layer) {
        return root.equals("/") ? "/" + layer : root + "/" + layer;
    }
}
