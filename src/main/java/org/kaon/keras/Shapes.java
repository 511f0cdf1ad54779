package org.kaon.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.layer.Shape;

/** Shapes as configurations write them. */
final class Shapes {
    private Shapes() {}

    /** The setting {@code batch_shape} (Keras 3) or {@code batch_input_shape} (Keras 2) without its batch axis. */
    static Optional<Shape> ofBatch(Map<String, Object> config, String place) {
        for (String key : List.of("batch_shape", "batch_input_shape")) {
            if (config.get(key) != null) {
                return Optional.of(withoutBatch(config.get(key), "Layer '" + place + "'." + key));
            }
        }
        return Optional.empty();
    }

    static Shape withoutBatch(Object value, String place) {
        List<?> axes = Config.list(value, place);
        if (axes.isEmpty()) {
            throw Config.wrong(value, place, "a batch axis and the axes behind it");
        }
        int[] sizes = new int[axes.size() - 1];
        for (int i = 0; i < sizes.length; i++) {
            Object axis = axes.get(i + 1);
            sizes[i] = axis == null ? Shape.UNKNOWN : Config.integer(axis, place);
            if (axis != null && sizes[i] < 0) {
                throw Config.wrong(value, place, "sizes of at least 0");
            }
        }
        return Shape.of(sizes);
    }
}
