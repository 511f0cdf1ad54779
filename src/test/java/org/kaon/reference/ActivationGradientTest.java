package org.kaon.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;
import org.kaon.activation.Elementwise;
import org.kaon.kernel.Mapped;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;

/** Derivatives are those of TensorFlow's automatic differentiation, at kinks, infinities and NaN, too. */
class ActivationGradientTest {
    private static final Path FOLDER = Path.of("testdata/training/activations");

    @ParameterizedTest
    @ValueSource(strings = {"2.13", "3.15"})
    void agreeWithTensorFlow(String version) throws IOException {
        List<String[]> rows = rows(version);
        double[] x = numbers(rows.get(0)[2]);
        for (String[] row : rows.subList(1, rows.size())) {
            if (row.length == 3) {
                Elementwise function = (Elementwise) activation(row[0], row[1], version);
                double[] expected = numbers(row[2]);
                for (int i = 0; i < x.length; i++) {
                    check(function.derivative(x[i], function.value(x[i])), expected[i], row[0] + row[1] + " " + x[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.13", "3.15"})
    void ofVectorsAgreeWithTensorFlow(String version) throws IOException {
        for (String[] row : rows(version)) {
            if (row[1].equals("vector")) {
                float[] x = floats(numbers(row[2]));
                float[] y = x.clone();
                float[] dx = new float[x.length];
                Activation function = activation(row[0], "{}", version);
                function.apply(y, 1, x.length);
                function.backward(x, y, floats(numbers(row[3])), dx, 1, x.length);
                double[] expected = numbers(row[4]);
                for (int i = 0; i < dx.length; i++) {
                    // Here in float, where three digits of x and dy are rounded.
                    if (Double.isNaN(expected[i])) {
                        assertThat(dx[i]).isNaN();
                    } else {
                        assertThat((double) dx[i])
                                .as(row[0] + " " + row[2])
                                .isCloseTo(expected[i], Offset.offset(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void everyActivationIsRecorded() throws IOException {
        List<String> recorded =
                rows("3.15").stream().map(row -> row[0]).distinct().toList();
        assertThat(recorded).containsAll(Activations.standard().names());
    }

    /**
     * TensorFlow takes some derivatives from outputs and as differences of numbers beside 1, so a few ulps of 1 are lost. Its gelu holds √2 in
     * float32, and its leaky ReLU the slope.
     */
    private static void check(double actual, double expected, String what) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertThat(Double.valueOf(actual)).as(what).isEqualTo(Double.valueOf(expected));
        } else {
            assertThat(Math.abs(actual - expected))
                    .as("%s: %s, expected %s", what, actual, expected)
                    .isLessThanOrEqualTo((what.matches("(gelu|leaky_relu|LeakyReLU|ReLU).*") ? 1e-7 : 1e-14)
                            * Math.max(1, Math.abs(expected)));
        }
    }

    private static Activation activation(String name, String settings, String version) {
        KerasVersion keras = version.startsWith("2") ? KerasVersion.LAST_2 : KerasVersion.CURRENT;
        boolean isLayer = !Activations.standard().names().contains(name);
        Map<String, Object> attributes = new HashMap<>();
        JsonParser.parseString(settings)
                .getAsJsonObject()
                .entrySet()
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().getAsDouble()));
        if (!isLayer) {
            attributes.put("activation", name);
        }
        LayerConfig config = new LayerConfig(isLayer ? name : "Activation", "layer", keras, attributes);
        if (name.equals("linear")) {
            return new org.kaon.activation.Linear();
        }
        Mapped op = (Mapped) Layers.standard().of(config).op(List.of(Shape.of(1)), Parameters.none());
        return op.activation();
    }

    private static List<String[]> rows(String version) throws IOException {
        return Files.readAllLines(FOLDER.resolve("keras" + version + ".tsv")).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(number ->
                        Double.parseDouble(number.replace("inf", "Infinity").replace("nan", "NaN")))
                .toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
