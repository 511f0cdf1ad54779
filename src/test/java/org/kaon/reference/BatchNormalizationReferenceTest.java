package org.kaon.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.engine.ArrayEvents;
import org.kaon.engine.Engine;
import org.kaon.engine.GradientCheck;
import org.kaon.engine.NetworkSketch;
import org.kaon.engine.Precision;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.network.Network;

/** Three passes of Keras in training mode: outputs and moving statistics after each, then the output at inference. */
class BatchNormalizationReferenceTest {
    private static final int ROWS = 12;

    static Stream<Path> files() {
        return TrainingFile.all("bn_training_");
    }

    @ParameterizedTest
    @MethodSource("files")
    void followsKerasStepByStep(Path path) {
        boolean wide = path.toString().contains("float64");
        try (TrainingFile file = TrainingFile.open(path)) {
            KerasVersion version = path.toString().contains("keras2") ? KerasVersion.LAST_2 : KerasVersion.CURRENT;
            Engine engine = GradientCheck.engine(network(version), wide ? Precision.FLOAT64 : Precision.FLOAT32, 0, 1);
            ArrayEvents events = events(file.numbers("x"));
            int[] order = IntStream.range(0, ROWS).toArray();
            // Keras rounds in float32, and in Keras 3's record of float64 only the input is wider; Keras 2's holds its
            // epsilon in float32.
            double bound = wide && version.isKeras2() ? 1e-10 : 1e-6;
            for (int step = 1; step <= 3; step++) {
                close(engine.gradients(events, order, 0, ROWS).predictions(), file.numbers("y_train_" + step), bound);
                for (Parameter parameter : engine.parameters().get(0).all()) {
                    close(parameter.values(), file.numbers("after_" + step + "/" + parameter.name()), bound);
                }
            }
            close(engine.evaluate(events, order, 0, ROWS).predictions(), file.numbers("y_infer"), bound);
        }
    }

    private static Network network(KerasVersion version) {
        NetworkSketch sketch = new NetworkSketch(version);
        int y = sketch.then(sketch.input(4), "BatchNormalization", "momentum", 0.9, "epsilon", 1e-3);
        Network network = sketch.build(0, y);
        List<Parameter> start = new ArrayList<>();
        for (ParameterSpec spec : network.graph().members().get(0).specs()) {
            boolean one = spec.name().equals("gamma") || spec.name().equals("moving_variance");
            start.add(Parameter.of(spec.name(), spec.shape(), one ? new double[] {1, 1, 1, 1} : new double[4]));
        }
        return new Network(network.graph(), List.of(Parameters.of(start)));
    }

    private static ArrayEvents events(double[] x) {
        double[][] rows = new double[ROWS][4];
        for (int i = 0; i < x.length; i++) {
            rows[i / 4][i % 4] = x[i];
        }
        return new ArrayEvents(rows, new double[ROWS][4]);
    }

    private static void close(double[] actual, double[] expected, double bound) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%d: %s, expected %s", i, actual[i], expected[i])
                    .isLessThanOrEqualTo(bound * Math.max(1, Math.abs(expected[i])));
        }
    }
}
