package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.keras.KerasReader;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Shape;
import org.kaon.network.CompactNotation;
import org.kaon.network.Graph;
import org.kaon.network.Initialisation;
import org.kaon.network.Network;
import picocli.CommandLine.Option;

/** The options that say which network is trained, and what its parameters are at first. */
final class NetworkOptions {
    @Option(
            names = "--layers",
            paramLabel = "TEXT",
            description =
                    "The layers, such as \"300 relu, 300 relu batchnorm dropout 0.005, 1 sigmoid\": units, activation and what "
                            + "follows; the input has the width of the features.")
    private Optional<String> layers = Optional.empty();

    @Option(
            names = "--architecture",
            paramLabel = "FILE",
            description = "In place of --layers: the architecture as JSON, as Keras's to_json() writes it.")
    private Optional<Path> architecture = Optional.empty();

    @Option(
            names = "--initializer",
            paramLabel = "NAME",
            description =
                    "How the kernels of --layers begin, with settings as key=value behind it; in an architecture each layer says so itself. "
                            + "Default: glorot_uniform, as in Keras.")
    private Optional<String> initializer = Optional.empty();

    /** Says what is missing, before any data are read. */
    void check() {
        if (layers.isPresent() == architecture.isPresent()) {
            throw new InputException("expected --layers or --architecture, "
                    + (layers.isPresent() ? "not both" : "such as --layers \"64 relu, 64 relu, 1 sigmoid\""));
        }
        if (architecture.isPresent() && initializer.isPresent()) {
            throw new InputException("--initializer goes with --layers; the architecture " + architecture.get()
                    + " names an initializer for each layer");
        }
    }

    /**
     * The network's structure.
     *
     * @param featureCount width of the input
     */
    Graph graph(int featureCount) throws IOException {
        if (layers.isEmpty()) {
            Path file = architecture.orElseThrow();
            Graph graph = new KerasReader(Layers.standard()).graph(Files.readAllBytes(file), file.toString());
            return sized(graph, file, featureCount);
        }
        Graph graph = CompactNotation.read(layers.get(), Shape.of(featureCount)).graph();
        return initializer.isPresent() ? initialized(graph, initializer.get()) : graph;
    }

    /** The network before training. */
    static Network begin(Graph graph, long seed) {
        return Initialisation.of(graph, seed);
    }

    private static Graph sized(Graph graph, Path file, int featureCount) {
        boolean open =
                graph.inputs().size() == 1 && graph.inputs().get(0).shape().rank() == 1;
        Graph known = open && !graph.inputs().get(0).shape().isKnown()
                ? graph.withInputs(List.of(Shape.of(featureCount)))
                : graph;
        long width =
                known.inputs().stream().mapToLong(input -> input.shape().size()).sum();
        if (width != featureCount) {
            throw new InputException(file + " takes " + width + " values per event, but there are " + featureCount
                    + " features; choose them by --features or --drop");
        }
        return known;
    }

    private static Graph initialized(Graph graph, String text) {
        Map<String, Object> setting = NamedSettings.parse("--initializer", text);
        Graph.Builder builder = new Graph.Builder();
        graph.inputs().forEach(input -> builder.input(input.name(), input.shape()));
        for (Graph.Member member : graph.members()) {
            LayerConfig config = member.config();
            if (config.className().equals("Dense")) {
                Map<String, Object> attributes = new HashMap<>(config.attributes());
                attributes.put("kernel_initializer", setting);
                config = new LayerConfig(config.className(), config.name(), config.kerasVersion(), attributes);
            }
            builder.member(config, Layers.standard().of(config));
        }
        graph.calls().forEach(call -> builder.call(call.member(), call.inputs()));
        graph.outputs().forEach(output -> builder.output(output.name(), output.tensor()));
        return builder.build();
    }
}
