package org.kaon.keras;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.kaon.KaonException;

/** Reads all that an importer could ask of a file, going on where a part fails. */
final class Everything {
    private static final int MAXIMUM_OBJECTS = 3000;

    /** Groups may contain themselves. */
    private static final int LONGEST_PATH = 400;

    private KaonException last;

    private interface Part {
        void read();
    }

    /** The last failure, or null. */
    static KaonException of(byte[] content) {
        Everything everything = new Everything();
        everything.part(() -> everything.open(content));
        return everything.last;
    }

    private void open(byte[] content) {
        if (Archive.looksLikeZip(content)) {
            Archive archive = Archive.open(content, "archive");
            archive.entry("config.json");
            archive.entry("model.weights.h5").ifPresent(this::hdf5);
        } else {
            hdf5(content);
        }
    }

    private void hdf5(byte[] content) {
        try (Hdf5File file = Hdf5File.open(content, "file")) {
            part(() -> file.text("", "keras_version"));
            part(() -> file.text("/", "model_config"));
            part(() -> file.text("/", "training_config"));
            part(() -> layers(file, file.isGroup("model_weights") ? "model_weights/" : ""));
            walk(file);
        }
    }

    private void layers(Hdf5File file, String root) {
        for (String layer : file.texts(root, "layer_names")) {
            part(() -> {
                for (String weight : file.texts(root + layer, "weight_names")) {
                    part(() -> file.array(root + layer + "/" + weight));
                }
            });
        }
    }

    private void walk(Hdf5File file) {
        Deque<String> paths = new ArrayDeque<>(List.of(""));
        for (int i = 0; i < MAXIMUM_OBJECTS && !paths.isEmpty(); i++) {
            String path = paths.remove();
            part(() -> file.text(path, "name"));
            part(() -> {
                if (file.hasAttribute(path, "weight_names")) {
                    file.texts(path, "weight_names");
                }
            });
            part(() -> {
                if (file.isDataset(path)) {
                    file.array(path);
                }
            });
            part(() -> {
                if (file.isGroup(path) && path.length() < LONGEST_PATH) {
                    file.children(path).forEach(child -> paths.add(path + "/" + child));
                }
            });
        }
    }

    private void part(Part part) {
        try {
            part.read();
        } catch (KaonException e) {
            last = e;
        }
    }
}
