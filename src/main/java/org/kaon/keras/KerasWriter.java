package org.kaon.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaon.UnsupportedModelException;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.network.Graph;
import org.kaon.network.Network;

/**
 * A network as a whole-model HDF5 file that both Keras 2.13 and Keras 3.15 load: the functional form in the words of Keras 2, which Keras 3
 * reads. Immutable; nothing is written before {@link #write}.
 */
public final class KerasWriter {
    private static final String DOUBLE = "float64";
    private static final String WEIGHTS = "model_weights";

    private final Network translated;
    private final String json;
    private final Network network;

    private KerasWriter(Network translated, String json, Network network) {
        this.translated = translated;
        this.json = json;
        this.network = network;
    }

    /**
     * Prepares a file.
     *
     * @param network what to save
     * @param name of the model
     * @return the file, ready to be written
     * @throws UnsupportedModelException where Keras 2 and 3 can't both read the same from it; every layer concerned is named with the reason
     */
    public static KerasWriter of(Network network, String name) {
        Network translated = rounded(Translation.of(network));
        String json = Json.text(ModelConfig.of(translated.graph(), name));
        if (!Hdf5Writer.fits(json)) {
            throw new UnsupportedModelException("model '" + name + "': a configuration of " + json.length()
                    + " characters (" + translated.graph().members().size()
                    + " layers); supported for saving: below 59000, some 250 layers with short names");
        }
        return new KerasWriter(translated, json, readBack(translated, json));
    }

    /**
     * The network as a reader of the file will see it.
     *
     * @return layers under their names in the file, parameters rounded as the file holds them
     */
    public Network network() {
        return network;
    }

    /**
     * Writes the file.
     *
     * @param file where to
     * @param sidecar what Kaon adds, empty for a file as Keras writes it
     * @throws IOException where that fails
     */
    public void write(Path file, Optional<Sidecar> sidecar) throws IOException {
        Hdf5Writer.write(file, writer -> {
            for (String group : List.of("", WEIGHTS)) {
                writer.text(group, "keras_version", stated(version(translated.graph())));
                writer.text(group, "backend", "tensorflow");
            }
            writer.text("", "model_config", json);
            weights(writer);
            sidecar.ifPresent(added -> added.write(writer));
        });
    }

    private void weights(Hdf5Writer writer) {
        List<String> layers = new ArrayList<>();
        for (int member : KerasOrder.of(translated.graph())) {
            Graph.Member layer = translated.graph().members().get(member);
            List<String> names = new ArrayList<>();
            for (var spec : layer.specs()) {
                Parameter parameter = translated.parameters().get(member).get(spec.name());
                String path = layer.config().name() + "/" + spec.name() + ":0";
                names.add(path);
                Object values = isDouble(layer.config()) ? parameter.values() : parameter.floats();
                writer.dataset(
                        WEIGHTS + "/" + layer.config().name() + "/" + path,
                        values,
                        parameter.shape().axes());
            }
            if (!names.isEmpty()) {
                layers.add(layer.config().name());
                writer.texts(WEIGHTS + "/" + layer.config().name(), "weight_names", names);
            }
        }
        writer.texts(WEIGHTS, "layer_names", layers);
    }

    static KerasVersion version(Graph graph) {
        return graph.members().isEmpty()
                ? KerasVersion.CURRENT
                : graph.members().get(0).config().kerasVersion();
    }

    private static String stated(KerasVersion version) {
        return version.major() + "." + version.minor() + ".0";
    }

    private static boolean isDouble(LayerConfig config) {
        return DOUBLE.equals(config.attributes().get("dtype"));
    }

    private static Network rounded(Network network) {
        List<Parameters> rounded = new ArrayList<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            boolean keeps = isDouble(network.graph().members().get(i).config());
            Parameters parameters = network.parameters().get(i);
            rounded.add(
                    keeps
                            ? parameters
                            : Parameters.of(parameters.all().stream()
                                    .map(KerasWriter::rounded)
                                    .toList()));
        }
        return new Network(network.graph(), rounded);
    }

    private static Parameter rounded(Parameter parameter) {
        float[] floats = parameter.floats();
        double[] values =
                IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
        return Parameter.of(parameter.name(), parameter.shape(), values);
    }

    /** The way that the reader goes, without the file between. */
    private static Network readBack(Network translated, String json) {
        KerasVersion version = version(translated.graph());
        Map<String, Parameters> byName = new HashMap<>();
        for (int i = 0; i < translated.parameters().size(); i++) {
            byName.put(
                    translated.graph().members().get(i).config().name(),
                    translated.parameters().get(i));
        }
        Map<String, Object> parsed = Json.object(json, "model_config");
        Assembly.Result assembled =
                Assembly.of(Architecture.read(parsed, version, "model"), Layers.standard(), version);
        Map<Integer, List<Parameter>> found = new LinkedHashMap<>();
        for (WeightTree.Wanted wanted : assembled.weights().legacyOrder()) {
            // The first of the path is the model itself.
            Parameter parameter =
                    byName.get(wanted.path().get(1)).get(wanted.spec().name());
            found.computeIfAbsent(wanted.member(), member -> new ArrayList<>()).add(parameter);
        }
        List<Parameters> parameters = IntStream.range(
                        0, assembled.graph().members().size())
                .mapToObj(member -> Parameters.of(found.getOrDefault(member, List.of())))
                .toList();
        return new Network(assembled.graph(), parameters);
    }
}
