package org.kaon.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.network.Graph;
import org.kaon.network.Network;

/** Reads model files of Keras 2 and 3. Immutable and thread-safe. */
public final class KerasReader {
    private static final String CONFIG = "model_config";
    private static final String VERSION = "keras_version";

    private final Layers layers;

    /**
     * A reader.
     *
     * @param layers the layers and activations it knows
     */
    public KerasReader(Layers layers) {
        this.layers = layers;
    }

    /**
     * Reads a whole model.
     *
     * @param file legacy HDF5 or {@code .keras} archive; the content tells, not the name
     * @return the model
     * @throws IOException where the file can't be read at all
     */
    public KerasModel read(Path file) throws IOException {
        return read(Files.readAllBytes(file), file.toString());
    }

    /**
     * Reads a whole model.
     *
     * @param content of a legacy HDF5 file or a {@code .keras} archive
     * @param name how messages call it
     * @return the model
     */
    public KerasModel read(byte[] content, String name) {
        return guarded(name, () -> Archive.looksLikeZip(content) ? archive(content, name) : wholeFile(content, name));
    }

    /**
     * Reads a model whose architecture and weights lie in two files.
     *
     * @param architecture JSON as Keras's {@code to_json()} writes it
     * @param weights HDF5 as {@code save_weights} writes it, of any version
     * @return the model
     * @throws IOException where a file can't be read at all
     */
    public KerasModel read(Path architecture, Path weights) throws IOException {
        return read(
                Files.readAllBytes(architecture),
                architecture.toString(),
                Files.readAllBytes(weights),
                weights.toString());
    }

    /**
     * Reads a model whose architecture and weights lie apart.
     *
     * @param architecture JSON as Keras's {@code to_json()} writes it
     * @param architectureName how messages call it
     * @param weights HDF5 as {@code save_weights} writes it, of any version
     * @param weightsName how messages call it
     * @return the model
     */
    public KerasModel read(byte[] architecture, String architectureName, byte[] weights, String weightsName) {
        Map<String, Object> parsed =
                guarded(architectureName, () -> Json.object(text(architecture, "architecture"), "architecture"));
        return guarded(weightsName, () -> {
            try (Hdf5File file = Hdf5File.open(weights, weightsName)) {
                return build(parsed, Optional.empty(), file, "weights and architecture");
            }
        });
    }

    /**
     * Reads an architecture without weights, for a network that is yet to be trained.
     *
     * @param architecture JSON as Keras's {@code to_json()} writes it
     * @param name how messages call it
     * @return the structure
     */
    public Graph graph(byte[] architecture, String name) {
        return guarded(name, () -> {
            Map<String, Object> config = Json.object(text(architecture, "architecture"), "architecture");
            KerasVersion keras = Versions.of(Config.optionalText(config, VERSION), config);
            return Assembly.of(Architecture.read(config, keras, "model"), layers, keras)
                    .graph();
        });
    }

    private KerasModel wholeFile(byte[] content, String name) {
        try (Hdf5File file = Hdf5File.open(content, name)) {
            String config = file.text("/", CONFIG)
                    .orElseThrow(() -> new ModelFormatException("no attribute '" + CONFIG
                            + "': a file of weights alone needs the architecture beside it (to_json() in Keras)"));
            KerasModel model = build(Json.object(config, CONFIG), file.text("/", VERSION), file, "Keras HDF5");
            return Sidecar.isIn(file) ? model.with(Sidecar.read(file)) : model;
        }
    }

    private KerasModel archive(byte[] content, String name) {
        Archive archive = Archive.open(content, name);
        Map<String, Object> config = Json.object(text(entry(archive, "config.json"), "config.json"), "config.json");
        Optional<String> version = archive.entry("metadata.json")
                .flatMap(json ->
                        Config.optionalText(Json.object(text(json, "metadata.json"), "metadata.json"), VERSION));
        try (Hdf5File file = Hdf5File.open(entry(archive, "model.weights.h5"), "model.weights.h5")) {
            return build(config, version, file, "Keras archive");
        }
    }

    private static byte[] entry(Archive archive, String name) {
        return archive.entry(name)
                .orElseThrow(() -> new ModelFormatException(
                        "the archive has no '" + name + "', expected config.json and model.weights.h5"));
    }

    private KerasModel build(Map<String, Object> config, Optional<String> stated, Hdf5File file, String format) {
        Optional<String> version = stated.or(() -> Config.optionalText(config, VERSION));
        KerasVersion keras = Versions.of(version, config);
        ModelSpec model = Architecture.read(config, keras, "model");
        Assembly.Result assembled = Assembly.of(model, layers, keras);
        Graph graph = assembled.graph();
        Map<Integer, List<Parameter>> found = assembled.weights().hasWeights()
                ? WeightStore.in(file, "the file").read(assembled.weights())
                : Map.of();
        List<Parameters> parameters = IntStream.range(0, graph.members().size())
                .mapToObj(member -> Parameters.of(found.getOrDefault(member, List.of())))
                .toList();
        Network network = InputWidths.fromWeights(new Network(graph, parameters));
        return new KerasModel(
                network,
                format,
                version.orElse("unknown"),
                model.name(),
                String.join(", ", Survey.policies(model)),
                Optional.empty());
    }

    private static String text(byte[] content, String place) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(place + ": not UTF-8 text", e);
        }
    }

    private interface Reading<T> {
        T read();
    }

    /** Adds the file's name to what goes wrong. */
    private static <T> T guarded(String name, Reading<T> reading) {
        try {
            return reading.read();
        } catch (KaonException e) {
            throw e.at(name);
        }
    }
}
