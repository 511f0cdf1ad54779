package org.kaon.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;

class RegularizersTest {
    /** Settings with which every row has something to do. */
    private static final Map<String, Object> SETTINGS = Map.of("l1", 0.3, "l2", 0.2, "factor", 0.7);

    static List<Regularizer> rows() {
        Map<String, Object> columns = new HashMap<>(SETTINGS);
        columns.put("mode", "columns");
        List<Regularizer> rows = new ArrayList<>(List.of(regularizer("OrthogonalRegularizer", columns)));
        Regularizers.standard().names().forEach(name -> rows.add(regularizer(name, SETTINGS)));
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void gradientIsTheCentralDifference(Regularizer regularizer) {
        int[] axes = {4, 3};
        double[] w = new Random(1).doubles(12, -1, 1).toArray();
        double[] gradient = new double[12];
        regularizer.penalty(w, axes, gradient);
        double step = 1e-6;
        for (int i = 0; i < w.length; i++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[i] += step;
            down[i] -= step;
            double difference =
                    (regularizer.penalty(up, axes, new double[12]) - regularizer.penalty(down, axes, new double[12]))
                            / (2 * step);
            // The differences' own error: step² times the third derivative, and rounding over the step.
            assertThat(gradient[i]).isCloseTo(difference, within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void addsToTheGradient(Regularizer regularizer) {
        double[] w = {0.5, -0.25, 1, 2};
        double[] alone = new double[4];
        regularizer.penalty(w, new int[] {2, 2}, alone);
        double[] added = {1, 1, 1, 1};
        regularizer.penalty(w, new int[] {2, 2}, added);
        for (int i = 0; i < 4; i++) {
            assertThat(added[i]).isEqualTo(1 + alone[i]);
        }
    }

    @Test
    void everyRowSaysItsName() {
        assertThat(Regularizers.standard().names()).contains("L1", "L2", "L1L2", "OrthogonalRegularizer");
        assertThat(List.of("L1", "L2", "L1L2", "OrthogonalRegularizer"))
                .allSatisfy(
                        name -> assertThat(regularizer(name, Map.of()).name()).isEqualTo(name));
    }

    /** Keras's defaults, on the weights 1, -2; Keras 3 rounds the factors to float32. */
    @ParameterizedTest
    @CsvSource({"L1, 0.03", "l1, 0.03", "L2, 0.05", "l2, 0.05", "L1L2, 0", "l1l2, 0", "l1_l2, 0.08"})
    void defaultsAreKeras(String name, double penalty) {
        assertThat(regularizer(name, Map.of()).penalty(new double[] {1, -2}, new int[] {2}, new double[2]))
                .isCloseTo(penalty, within(1e-8));
    }

    /** Keras 3.15 and 2.13 gave these gradients of columns, in float32; rows and columns of length 0 and 1e-9 are among them. */
    @Test
    void orthogonalGradientIsKeras() {
        double[] w = {1, 2, 3, 0.5, -1, 2, 0, 0, 0, 1e-9, 2e-9, -1e-9};
        double[] gradient = new double[12];
        regularizer("OrthogonalRegularizer", Map.of("factor", 0.1, "mode", "columns"))
                .penalty(w, new int[] {4, 3}, gradient);
        double[] keras = {
            0.009012874215841293,
            0.011121622286736965,
            0.005088604986667633,
            -0.01802574098110199,
            0.02224324271082878,
            -0.00763290748000145,
            0,
            0,
            0
        };
        for (int i = 0; i < keras.length; i++) {
            assertThat(gradient[i]).isCloseTo(keras[i], within(1e-8));
        }
    }

    /** A vector that is too short for its length to count: Keras 3.15's penalty and gradient, whose float32 has 7 digits. */
    @Test
    void orthogonalCutsShortVectorsAsKeras3() {
        double[] w = {1, 2, 3, 0.5, -1, 2, 0, 0, 0, 1e-9, 2e-9, -1e-9};
        double[] gradient = new double[12];
        double penalty =
                regularizer("OrthogonalRegularizer", Map.of("factor", 0.1)).penalty(w, new int[] {4, 3}, gradient);
        double[] keras = {
            0.000385330175049603,
            -0.0031174183823168278,
            0.0019498361507430673,
            0.0010138940997421741,
            0.005457412451505661,
            0.0024752330500632524,
            0,
            0,
            0,
            8173.89453125,
            161826.390625,
            -11847.96875
        };
        for (int i = 0; i < keras.length; i++) {
            assertThat(gradient[i]).isCloseTo(keras[i], within(Math.max(1e-8, 1e-5 * Math.abs(keras[i]))));
        }
        assertThat(penalty).isPositive();
    }

    @Test
    void orthogonalOfOneRowIsNothing() {
        double[] gradient = new double[3];
        assertThat(regularizer("OrthogonalRegularizer", Map.of())
                        .penalty(new double[] {1, 2, 3}, new int[] {1, 3}, gradient))
                .isZero();
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void orthogonalTakesMatricesOnly() {
        assertThatThrownBy(() -> regularizer("OrthogonalRegularizer", Map.of())
                        .penalty(new double[4], new int[] {4}, new double[4]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 axes");
    }

    @Test
    void rejectsUnknownNameAndListsTheKnownOnes() {
        assertThatThrownBy(() -> regularizer("L3", Map.of()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("(L3)")
                .hasMessageContaining("supported: L1, L1L2, L2, OrthogonalRegularizer");
    }

    @ParameterizedTest
    @CsvSource({"L1, l1", "L2, l2", "L1L2, l2", "OrthogonalRegularizer, factor"})
    void rejectsNegativeFactors(String name, String key) {
        assertThatThrownBy(() -> regularizer(name, Map.of(key, -0.5)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(key + " is -0.5, expected at least 0");
    }

    private static Regularizer regularizer(String name, Map<String, Object> attributes) {
        return Regularizers.standard()
                .of(new LayerConfig(name, "dense/kernel_regularizer", KerasVersion.CURRENT, attributes));
    }
}
