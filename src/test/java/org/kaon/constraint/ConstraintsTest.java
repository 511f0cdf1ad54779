package org.kaon.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;
import org.kaon.UnsupportedModelException;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;

class ConstraintsTest {
    /** Keras's epsilon makes every vector shorter by a ten-millionth of 1 each time. */
    private static final double SHRINKING = 1e-6;

    static Set<String> names() {
        return Constraints.standard().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void onceIsEnough(String name) {
        double[] w = new Random(2).doubles(12, -1, 3).toArray();
        Constraint constraint = constraint(name, Map.of("max_value", 1.5, "min_value", 1.0));
        constraint.apply(w, new int[] {4, 3});
        double[] again = w.clone();
        constraint.apply(again, new int[] {4, 3});
        for (int i = 0; i < w.length; i++) {
            assertThat(again[i]).isCloseTo(w[i], within(SHRINKING));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsAllowedStays(String name) {
        double[] w = {0.6, 0, 0.8, 1};
        Constraint constraint = constraint(name, Map.of());
        constraint.apply(w, new int[] {2, 2});
        assertThat(w[0]).isCloseTo(0.6, within(SHRINKING));
        assertThat(w[3]).isCloseTo(1, within(SHRINKING));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRowSaysItsName(String name) {
        assertThat(constraint(name, Map.of()).name()).isEqualTo(name);
    }

    @Test
    void normsRunAlongTheAxis() {
        double[] w = {3, 6, 4, 8};
        constraint("UnitNorm", Map.of()).apply(w, new int[] {2, 2});
        near(w, 0.6, 0.6, 0.8, 0.8);
        double[] rows = {3, 4, 6, 8};
        constraint("UnitNorm", Map.of("axis", -1L)).apply(rows, new int[] {2, 2});
        near(rows, 0.6, 0.8, 0.6, 0.8);
    }

    @Test
    void normsRunAlongSeveralAxes() {
        double[] w = {1, 0, 1, 3, 1, 0, 1, 4};
        constraint("UnitNorm", Map.of("axis", List.of(0L, 1L))).apply(w, new int[] {2, 2, 2});
        near(w, 0.5, 0, 0.5, 0.6, 0.5, 0, 0.5, 0.8);
    }

    @Test
    void maxNormShortensWhatIsTooLong() {
        double[] w = {3, 0.3, 4, 0.4};
        constraint("max_norm", Map.of()).apply(w, new int[] {2, 2});
        near(w, 1.2, 0.3, 1.6, 0.4);
    }

    @Test
    void minMaxNormGoesAPartOfTheWay() {
        double[] w = {3, 0.3, 4, 0.4};
        constraint("MinMaxNorm", Map.of("min_value", 1.0, "max_value", 2.0, "rate", 0.5))
                .apply(w, new int[] {2, 2});
        near(w, 2.1, 0.45, 2.8, 0.6);
    }

    @Test
    void nonNegCutsAtZero() {
        double[] w = {-1, 0, 2};
        constraint("non_neg", Map.of()).apply(w, new int[] {3});
        assertThat(w).containsExactly(0, 0, 2);
    }

    @Test
    void zerosStayFinite() {
        double[] w = new double[4];
        constraint("UnitNorm", Map.of()).apply(w, new int[] {2, 2});
        assertThat(w).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"2", "-3"})
    void rejectsAxisThatIsNotThere(long axis) {
        Constraint constraint = constraint("MaxNorm", Map.of("axis", axis));
        assertThatThrownBy(() -> constraint.apply(new double[4], new int[] {2, 2}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("axis " + axis + " of a parameter of shape [2, 2], expected -2 to 1");
    }

    @Test
    void rejectsUnknownNameAndListsTheKnownOnes() {
        assertThatThrownBy(() -> constraint("RadialConstraint", Map.of()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("supported: MaxNorm, MinMaxNorm, NonNeg, UnitNorm");
    }

    private static void near(double[] actual, double... expected) {
        assertThat(actual).containsExactly(expected, within(SHRINKING));
    }

    private static Constraint constraint(String name, Map<String, Object> attributes) {
        return Constraints.standard()
                .of(new LayerConfig(name, "dense/kernel_constraint", KerasVersion.CURRENT, attributes));
    }
}
