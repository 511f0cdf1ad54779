package org.kaon.keras;

import java.util.List;
import java.util.Map;
import org.kaon.ModelFormatException;
import org.kaon.layer.Parameter;
import org.kaon.layer.Shape;

/** Finds the parameters of a model in a file; there is one for each of the two ways in which Keras lays weights out. */
interface WeightStore {
    /**
     * Reads every parameter of a model.
     *
     * @param model the layers and what they want
     * @return for each layer's number in the graph, its parameters in Keras's order
     * @throws ModelFormatException where one is missing or what is there doesn't belong to this model
     */
    Map<Integer, List<Parameter>> read(WeightTree model);

    /** A dataset as a parameter. */
    static Parameter parameter(String name, Hdf5Array array) {
        return Parameter.of(name, Shape.of(array.shape()), array.values());
    }

    /**
     * The store in a file.
     *
     * @param file legacy whole-model or weights file, or {@code .weights.h5}
     * @param name how messages call it
     * @return the store that fits its layout
     */
    static WeightStore in(Hdf5File file, String name) {
        if (file.isGroup(LegacyWeights.GROUP) && LegacyWeights.isRoot(file, LegacyWeights.GROUP)) {
            return new LegacyWeights(file, LegacyWeights.GROUP);
        }
        if (LegacyWeights.isRoot(file, "/")) {
            return new LegacyWeights(file, "/");
        }
        if (ObjectWeights.containers().stream().anyMatch(container -> file.isGroup("/" + container))) {
            return new ObjectWeights(file);
        }
        throw new ModelFormatException(
                name + " holds no Keras weights that belong to layers: expected the attribute 'layer_names' or one of"
                        + " the groups " + LegacyWeights.GROUP + ", " + String.join(", ", ObjectWeights.containers())
                        + "; found "
                        + file.children("/"));
    }
}
