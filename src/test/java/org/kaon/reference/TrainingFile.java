package org.kaon.reference;

import com.google.gson.Gson;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kaon.engine.Events;
import org.kaon.keras.KerasReader;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.loss.Loss;
import org.kaon.loss.Losses;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.optimizer.Optimizer;
import org.kaon.optimizer.Optimizers;

/** A file in which Keras recorded a training: network, first parameters, events, and what came out. */
final class TrainingFile implements AutoCloseable {
    private final HdfFile file;

    private TrainingFile(HdfFile file) {
        this.file = file;
    }

    static TrainingFile open(Path path) {
        return new TrainingFile(new HdfFile(path));
    }

    /** The bundled files of a kind, and those of the full set where it is there. */
    static Stream<Path> all(String prefix) {
        return Stream.of(Path.of("testdata/training"), Path.of("../shared/testdata/training"))
                .filter(Files::isDirectory)
                .flatMap(TrainingFile::walk)
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .sorted();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String attribute(String group, String name) {
        Node node = group.isEmpty() ? file : file.getByPath(group);
        return String.valueOf(node.getAttribute(name).getData());
    }

    boolean has(String path) {
        try {
            return file.getByPath(path) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    List<String> children(String group) {
        return List.copyOf((group.isEmpty() ? file : (io.jhdf.api.Group) file.getByPath(group))
                .getChildren()
                .keySet());
    }

    double[] numbers(String path) {
        Dataset dataset = file.getDatasetByPath(path);
        Object data = dataset.getDataFlat();
        if (!data.getClass().isArray()) {
            return new double[] {((Number) data).doubleValue()};
        }
        return IntStream.range(0, Array.getLength(data))
                .mapToDouble(i -> ((Number) Array.get(data, i)).doubleValue())
                .toArray();
    }

    Graph graph() {
        return new KerasReader(Layers.standard())
                .graph(attribute("", "model_config").getBytes(StandardCharsets.UTF_8), "model_config");
    }

    /** The network with the parameters of a group, {@code w_0} and so on in the order of {@code model.weights}. */
    Network network(String group) {
        Graph graph = graph();
        List<Parameters> parameters = new ArrayList<>();
        int next = 0;
        for (Graph.Member member : graph.members()) {
            List<Parameter> own = new ArrayList<>();
            for (ParameterSpec spec : member.specs()) {
                own.add(Parameter.of(spec.name(), spec.shape(), numbers(group + "/w_" + next++)));
            }
            parameters.add(Parameters.of(own));
        }
        return new Network(graph, parameters);
    }

    /** The loss that an attribute names, with the settings that another holds. */
    Loss loss() {
        Map<?, ?> settings = has("", "loss_kwargs") ? json(attribute("", "loss_kwargs")) : Map.of();
        return Losses.standard().read(Map.of("class_name", attribute("", "loss"), "config", settings));
    }

    /** The optimizer of a recorded run. */
    Optimizer optimizer(String group) {
        return Optimizers.standard()
                .read(Map.of("class_name", attribute(group, "optimizer"), "config", json(attribute(group, "config"))));
    }

    private boolean has(String group, String attribute) {
        return (group.isEmpty() ? file : file.getByPath(group)).getAttribute(attribute) != null;
    }

    private static Map<?, ?> json(String text) {
        return new Gson().fromJson(text, Map.class);
    }

    /** All parameters of a group, in Keras's order. */
    List<double[]> parameters(String group) {
        List<double[]> parameters = new ArrayList<>();
        while (has(group + "/w_" + parameters.size())) {
            parameters.add(numbers(group + "/w_" + parameters.size()));
        }
        return parameters;
    }

    /** The recorded events; with weights of 1 unless they are asked for. */
    Events events(boolean weighted) {
        return events(weighted, "y");
    }

    /** The recorded events with the targets of some datasets; with weights of 1 unless they are asked for. */
    Events events(boolean weighted, String... targetNames) {
        double[] x = numbers("x");
        double[] weights = numbers("sample_weight");
        List<double[]> all = Stream.of(targetNames).map(this::numbers).toList();
        int count = weights.length;
        return new Events() {
            @Override
            public void read(int event, double[] inputs, double[] targets) {
                System.arraycopy(x, event * x.length / count, inputs, 0, x.length / count);
                int place = 0;
                for (double[] y : all) {
                    int size = y.length / count;
                    System.arraycopy(y, event * size, targets, place, size);
                    place += size;
                }
            }

            @Override
            public double weight(int event) {
                return weighted ? weights[event] : 1;
            }
        };
    }

    /** The numbers of all events. */
    int[] order() {
        return IntStream.range(0, eventCount()).toArray();
    }

    int eventCount() {
        return numbers("sample_weight").length;
    }

    @Override
    public void close() {
        file.close();
    }
}
