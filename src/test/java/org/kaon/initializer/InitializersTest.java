package org.kaon.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.InputException;
import org.kaon.KaonException;
import org.kaon.UnsupportedModelException;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.random.KeyedStream;

class InitializersTest {
    static Stream<Arguments> recorded() throws IOException {
        Stream.Builder<Arguments> all = Stream.builder();
        for (String writer : new String[] {"keras2.13_tf2.13", "keras3.15_tf2.21"}) {
            Path path = Path.of("testdata/training", writer, "initializers.json");
            JsonObject file = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
            file.entrySet()
                    .forEach(e -> all.add(Arguments.of(e.getKey(), e.getValue().getAsJsonObject())));
        }
        return all.build();
    }

    /** Keras's record of 750,000 values; ours may differ from it as two samples of one distribution do. */
    @ParameterizedTest
    @MethodSource("recorded")
    void drawsWhatKerasDraws(String name, JsonObject expected) {
        Map<String, Object> attributes = new HashMap<>();
        expected.getAsJsonObject("config").entrySet().stream()
                .filter(e -> e.getValue().isJsonPrimitive() && !e.getKey().equals("seed"))
                .forEach(e -> attributes.put(
                        e.getKey(),
                        e.getValue().getAsJsonPrimitive().isNumber()
                                ? (Object) e.getValue().getAsDouble()
                                : e.getValue().getAsString()));
        double[] values = initializer(name, attributes).draw(new int[] {1500, 500}, new KeyedStream(7));
        double deviation = expected.get("std").getAsDouble();
        double root = Math.sqrt(values.length);
        assertThat(StatUtils.mean(values)).isCloseTo(0, within(4 * deviation / root));
        assertThat(Math.sqrt(StatUtils.variance(values))).isCloseTo(deviation, within(4 * deviation / root));
        boolean bounded = !name.equals("random_normal") && !name.equals("orthogonal");
        // The largest of so many values of a bounded distribution is its bound, of an unbounded one within its tail.
        double slack = bounded ? 1e-3 : 0.2;
        assertThat(StatUtils.max(values))
                .isCloseTo(expected.get("max").getAsDouble(), within(slack * StatUtils.max(values)));
        assertThat(StatUtils.min(values))
                .isCloseTo(expected.get("min").getAsDouble(), within(slack * StatUtils.max(values)));
    }

    @Test
    void truncatedNormalHasTheFormOfOneThatIsCut() {
        double[] values = initializer("TruncatedNormal", Map.of("mean", 3.0, "stddev", 0.5))
                .draw(new int[] {20_000}, new KeyedStream(8));
        NormalDistribution whole = new NormalDistribution(3, 0.5);
        double least = whole.cumulativeProbability(2);
        double[] uniform = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            uniform[i] = (whole.cumulativeProbability(values[i]) - least) / (1 - 2 * least);
        }
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(), uniform))
                .isGreaterThan(1e-3);
    }

    /** Limits of uniform distributions, {@code √(3 scale / n)}, with Keras's fans for vectors, matrices and convolutions. */
    @ParameterizedTest
    @CsvSource({
        "fan_in, 7, 7",
        "fan_out, 7, 7",
        "fan_in, 3 5, 3",
        "fan_out, 3 5, 5",
        "fan_avg, 3 5, 4",
        "fan_in, 2 3 5, 6",
        "fan_out, 2 3 5, 10",
        "fan_in, 2 4 3 5, 24",
        "fan_avg, 2 4 3 5, 32",
        "fan_in, '', 1"
    })
    void fansFollowTheShape(String mode, String shape, double fan) {
        int[] axes = Stream.of(shape.split(" ", -1))
                .filter(axis -> !axis.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        Initializer initializer =
                initializer("VarianceScaling", Map.of("scale", 2.0, "mode", mode, "distribution", "uniform"));
        double limit = Math.sqrt(3 * 2 / fan);
        double most = 0;
        KeyedStream random = new KeyedStream(9);
        for (int i = 0; i < 2000; i++) {
            for (double value : initializer.draw(axes, random)) {
                most = Math.max(most, Math.abs(value));
            }
        }
        assertThat(most).isBetween(0.99 * limit, limit);
    }

    @Test
    void namedAxesTakeThePlaceOfTheRule() {
        LayerConfig settings = settings("HeUniform", Map.of("input_axes", List.of(0L), "output_axes", List.of(1L, 2L)));
        double most =
                StatUtils.max(Initializers.standard().of(settings).draw(new int[] {2, 30, 50}, new KeyedStream(1)));
        assertThat(most).isBetween(0.99 * Math.sqrt(3), Math.sqrt(3));
    }

    /** {@code normal} is how Keras up to 2.2 wrote the truncated one. */
    @Test
    void varianceScalingOfKeras2IsCutWhereItSaysNormal() {
        LayerConfig settings = new LayerConfig(
                "VarianceScaling",
                "dense/kernel_initializer",
                KerasVersion.LAST_2,
                Map.of("scale", 2.0, "mode", "fan_in", "distribution", "normal"));
        double[] old = Initializers.standard().of(settings).draw(new int[] {30, 20}, new KeyedStream(2));
        assertThat(old).isEqualTo(initializer("he_normal", Map.of()).draw(new int[] {30, 20}, new KeyedStream(2)));
    }

    @ParameterizedTest
    @CsvSource({"9, 4", "4, 9", "5, 5", "1, 6", "6, 1"})
    void orthogonalIsTheQOfAQrDecomposition(int rows, int columns) {
        double[] values =
                initializer("Orthogonal", Map.of("gain", 3.0)).draw(new int[] {rows, columns}, new KeyedStream(5));
        int length = Math.max(rows, columns);
        int count = Math.min(rows, columns);
        KeyedStream random = new KeyedStream(5);
        RealMatrix normal = new Array2DRowRealMatrix(length, count);
        for (int i = 0; i < length; i++) {
            for (int k = 0; k < count; k++) {
                normal.setEntry(i, k, random.nextGaussian());
            }
        }
        QRDecomposition decomposition = new QRDecomposition(normal);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int i = rows < columns ? column : row;
                int k = rows < columns ? row : column;
                double expected = 3
                        * decomposition.getQ().getEntry(i, k)
                        * Math.signum(decomposition.getR().getEntry(k, k));
                assertThat(values[row * columns + column]).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void orthogonalTakesAllAxesButTheLastAsRows() {
        double[] flat = initializer("Orthogonal", Map.of()).draw(new int[] {6, 2}, new KeyedStream(6));
        assertThat(initializer("orthogonal", Map.of()).draw(new int[] {3, 2, 2}, new KeyedStream(6)))
                .isEqualTo(flat);
    }

    @Test
    void columnsOfALargeOrthogonalMatrixStayOrthogonal() {
        int rows = 1500;
        int columns = 200;
        double[] values = initializer("Orthogonal", Map.of()).draw(new int[] {rows, columns}, new KeyedStream(7));
        for (int a = 0; a < columns; a += 13) {
            for (int b = a; b < columns; b += 17) {
                double product = 0;
                for (int i = 0; i < rows; i++) {
                    product += values[i * columns + a] * values[i * columns + b];
                }
                assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-13));
            }
        }
    }

    @Test
    void identityFillsWithZerosBesideTheDiagonal() {
        assertThat(initializer("Identity", Map.of("gain", 2.0)).draw(new int[] {2, 3}, new KeyedStream(0)))
                .containsExactly(2, 0, 0, 0, 2, 0);
        assertThat(initializer("identity", Map.of()).draw(new int[] {3, 2}, new KeyedStream(0)))
                .containsExactly(1, 0, 0, 1, 0, 0);
    }

    @Test
    void constantsDrawNothing() {
        KeyedStream random = new KeyedStream(0);
        assertThat(initializer("zeros", Map.of()).draw(new int[] {2}, random)).containsExactly(0, 0);
        assertThat(initializer("Ones", Map.of()).draw(new int[] {}, random)).containsExactly(1);
        assertThat(initializer("Constant", Map.of("value", 0.25)).draw(new int[] {2}, random))
                .containsExactly(0.25, 0.25);
        assertThat(random.nextLong()).isEqualTo(new KeyedStream(0).nextLong());
    }

    @Test
    void everyRowSaysItsName() {
        Set<String> names = Initializers.standard().names();
        assertThat(names).hasSize(15);
        assertThat(names)
                .allSatisfy(
                        name -> assertThat(initializer(name, Map.of()).name()).isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource({
        "zero, Zeros",
        "one, Ones",
        "normal, RandomNormal",
        "uniform, RandomUniform",
        "HeNormalV2, HeNormal",
        "he_normalV2, HeNormal",
        "ZerosV2, Zeros",
        "IdentityInitializer, Identity",
        "OrthogonalInitializer, Orthogonal",
        "lecun_uniform, LecunUniform"
    })
    void oldNamesAreKnown(String alias, String name) {
        assertThat(initializer(alias, Map.of()).name()).isEqualTo(name);
    }

    @Test
    void rejectsUnknownNameAndListsTheKnownOnes() {
        assertThatThrownBy(() -> initializer("he_norm", Map.of()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("'dense/kernel_initializer' (he_norm)")
                .hasMessageContaining("supported: Constant, GlorotNormal, GlorotUniform, HeNormal");
    }

    @ParameterizedTest
    @CsvSource({"mode, fan", "distribution, cauchy", "scale, big"})
    void rejectsWrongSettings(String key, String value) {
        assertThatThrownBy(() -> initializer("VarianceScaling", Map.of(key, value)))
                .isInstanceOf(KaonException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN})
    void rejectsScaleThatIsNotPositive(double scale) {
        assertThatThrownBy(() -> initializer("VarianceScaling", Map.of("scale", scale)))
                .isInstanceOf(KaonException.class)
                .hasMessageContaining("scale is " + scale + ", expected more than 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Identity", "Orthogonal"})
    void matricesDontFillVectors(String name) {
        assertThatThrownBy(() -> initializer(name, Map.of()).draw(new int[] {4}, new KeyedStream(0)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(name);
    }

    private static Initializer initializer(String name, Map<String, Object> attributes) {
        return Initializers.standard().of(settings(name, attributes));
    }

    private static LayerConfig settings(String name, Map<String, Object> attributes) {
        return new LayerConfig(name, "dense/kernel_initializer", KerasVersion.CURRENT, attributes);
    }
}
