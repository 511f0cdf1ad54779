package org.kaon.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.KaonException;
import org.kaon.layer.Shape;
import org.kaon.model.Model;
import org.kaon.network.ForwardPass;
import org.kaon.network.Network;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/** Compiled networks beside the plain forward pass. */
class CompiledNetworkTest {
    private final Random random = new Random(11);

    @Test
    void foldsEveryNormalisationIntoTheDenseLayers() {
        Networks networks = new Networks();
        int tensor = networks.input("x", Shape.of(6));
        tensor = networks.call("BatchNormalization", Map.of(), tensor);
        tensor = networks.dense(tensor, 12, "linear");
        tensor = networks.call("BatchNormalization", Map.of(), tensor);
        tensor = networks.call("Activation", Map.of("activation", "tanh"), tensor);
        tensor = networks.call("Dropout", Map.of("rate", 0.1), tensor);
        tensor = networks.dense(tensor, 9, "relu");
        tensor = networks.call("BatchNormalization", Map.of("scale", false), tensor);
        tensor = networks.dense(tensor, 3, "softmax");
        Network network = networks.build(random, List.of(tensor));
        FeatureSchema schema = new FeatureSchema(Stream.of("a", "b", "c", "d", "e", "f")
                .map(name -> new Feature(name, random.nextDouble(), 0.5 + random.nextDouble(), -9, 9))
                .toList());

        Predictor predictor = Predictor.of(Networks.model(network).withFeatures(schema));

        assertThat(predictor.program().steps()).hasSize(3);
        ForwardPass plain = ForwardPass.of(network);
        for (int i = 0; i < 200; i++) {
            float[] raw = randoms(6);
            float[] standardised = new float[6];
            for (int j = 0; j < 6; j++) {
                Feature feature = schema.features().get(j);
                standardised[j] = (float) ((raw[j] - feature.mean()) / feature.std());
            }
            assertClose(predictor.predict(raw), plain.apply(new FMatrixRMaj(1, 6, true, standardised)).data, 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void randomNetworksGiveWhatTheForwardPassGives(int seed) {
        random.setSeed(seed);
        Networks networks = new Networks();
        List<Integer> tensors = new ArrayList<>();
        tensors.add(networks.input("a", Shape.of(4)));
        tensors.add(networks.input("b", Shape.of(3, 4)));
        for (int i = 0; i < 14; i++) {
            int tensor = tensors.get(random.nextInt(tensors.size()));
            tensors.add(
                    switch (random.nextInt(5)) {
                        case 0 -> networks.call("BatchNormalization", Map.of(), tensor);
                        case 1 -> networks.call("Rescaling", Map.of("scale", 0.5, "offset", 0.25), tensor);
                        case 2 -> networks.call("Activation", Map.of("activation", "tanh"), tensor);
                        case 3 -> networks.call("Reshape", Map.of("target_shape", shapeOf(networks, tensor)), tensor);
                        default -> networks.dense(tensor, 4, random.nextBoolean() ? "linear" : "sigmoid");
                    });
        }
        List<Integer> outputs = tensors.subList(tensors.size() - 4, tensors.size());
        Network network = networks.build(random, outputs);

        Predictor predictor = Predictor.of(Networks.model(network));

        ForwardPass plain = ForwardPass.of(network);
        int rows = 50;
        float[][] inputs = {randoms(rows * 4), randoms(rows * 12)};
        List<FMatrixRMaj> expected =
                plain.apply(List.of(FMatrixRMaj.wrap(rows, 4, inputs[0]), FMatrixRMaj.wrap(rows, 12, inputs[1])));
        float[][] actual =
                expected.stream().map(matrix -> new float[matrix.data.length]).toArray(float[][]::new);
        predictor.session().predict(rows, inputs, actual);
        for (int i = 0; i < actual.length; i++) {
            assertClose(actual[i], expected.get(i).data, 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small28", "small25"})
    void foldedStandardisationGivesWhatStandardisedInputsGive(String name) throws IOException {
        Model model = Model.load(Path.of("testdata/higgs", name + ".h5"));
        int width = model.network().graph().inputs().get(0).shape().last();
        FeatureSchema schema = FeatureSchema.read(Path.of("testdata/higgs", name + "_stats.csv"))
                .forInputs(width);
        Predictor predictor = Predictor.of(model.withFeatures(schema));
        assertThat(predictor.program().steps()).hasSize(3);
        ForwardPass plain = ForwardPass.of(model.network());
        for (int i = 0; i < 500; i++) {
            float[] raw = new float[width];
            float[] standardised = new float[width];
            for (int j = 0; j < width; j++) {
                Feature feature = schema.features().get(j);
                double typical = feature.mean() + feature.std() * random.nextGaussian();
                raw[j] = (float) Math.max(feature.min(), Math.min(feature.max(), typical));
                standardised[j] = (float) ((raw[j] - feature.mean()) / feature.std());
            }
            assertClose(predictor.predict(raw), plain.apply(new FMatrixRMaj(1, width, true, standardised)).data, 1e-6);
        }
    }

    /** Keras's files of every version: the compiled network beside the plain one, alone and in a batch. */
    @ParameterizedTest
    @MethodSource("kerasFiles")
    void kerasModelsGiveWhatTheForwardPassGives(Path file) throws IOException {
        Model model = Model.load(file);
        Shape[] shapes = model.network().graph().inputs().stream()
                .map(input -> known(input.shape()))
                .toArray(Shape[]::new);
        Predictor predictor = Predictor.of(model, shapes);
        int rows = 7;
        float[][] inputs = predictor.inputs().stream()
                .map(port -> randoms(rows * port.width()))
                .toArray(float[][]::new);
        List<FMatrixRMaj> matrices = new ArrayList<>();
        for (Port port : predictor.inputs()) {
            matrices.add(FMatrixRMaj.wrap(rows, port.width(), inputs[matrices.size()]));
        }
        List<FMatrixRMaj> expected =
                ForwardPass.of(model.withInputShapes(shapes).network()).apply(matrices);
        float[][] batch = predictor.outputs().stream()
                .map(port -> new float[rows * port.width()])
                .toArray(float[][]::new);

        predictor.session().predict(rows, inputs, batch);

        for (int i = 0; i < batch.length; i++) {
            assertClose(batch[i], expected.get(i).data, 1e-5);
        }
        assertRowsAlone(predictor, rows, inputs, batch);
        assertAllocatesNothing(predictor);
    }

    /** Uncompiled code, so not even what the JIT would optimise away. */
    private static void assertAllocatesNothing(Predictor predictor) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Session session = predictor.session();
        float[] event = new float[predictor.inputWidth()];
        float[] outputs = new float[predictor.outputWidth()];
        long self = Thread.currentThread().getId();
        session.predict(event, 0, outputs, 0);
        long least = Long.MAX_VALUE;
        // What a call allocates, it allocates every time; what the JVM does on the side now and then isn't the call's.
        for (int call = 0; call < 5; call++) {
            long before = threads.getThreadAllocatedBytes(self);
            session.predict(event, 0, outputs, 0);
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        assertThat(least).isZero();
    }

    private static void assertRowsAlone(Predictor predictor, int rows, float[][] inputs, float[][] batch) {
        float[] event = new float[predictor.inputWidth()];
        float[] outputs = new float[predictor.outputWidth()];
        Session session = predictor.session();
        for (int row = 0; row < rows; row++) {
            for (Port port : predictor.inputs()) {
                float[] values = inputs[predictor.inputs().indexOf(port)];
                System.arraycopy(values, row * port.width(), event, port.offset(), port.width());
            }
            session.predict(event, 0, outputs, 0);
            for (int i = 0; i < batch.length; i++) {
                Port port = predictor.outputs().get(i);
                assertThat(Arrays.copyOfRange(outputs, port.offset(), port.offset() + port.width()))
                        .isEqualTo(Arrays.copyOfRange(batch[i], row * port.width(), (row + 1) * port.width()));
            }
        }
    }

    @Test
    void thereAreManyKerasModels() throws IOException {
        assertThat(kerasFiles().count()).isGreaterThan(150);
    }

    static Stream<Path> kerasFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("testdata"))) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(h5|keras)"))
                    .filter(CompiledNetworkTest::loads)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** Not so weights alone and layers that aren't supported: the readers' tests say which files must load. */
    private static boolean loads(Path file) {
        try {
            Model.load(file);
            return true;
        } catch (KaonException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape known(Shape shape) {
        int[] axes = shape.axes();
        for (int i = 0; i < axes.length; i++) {
            axes[i] = axes[i] < 0 ? 12 : axes[i];
        }
        return Shape.of(axes);
    }

    private static List<Object> shapeOf(Networks networks, int tensor) {
        return Arrays.stream(networks.shape(tensor).axes())
                .mapToObj(axis -> (Object) (long) axis)
                .toList();
    }

    private float[] randoms(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            if (Float.compare(actual[i], expected[i]) != 0) {
                double allowed = tolerance * (1 + Math.abs(expected[i]));
                assertThat((double) actual[i]).isCloseTo(expected[i], offset(allowed));
            }
        }
    }
}
