package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;

class ClassTableTest {
    private static final Offset<Double> CLOSE = within(MetricCases.TOLERANCE);

    static Stream<MetricCases> cases() {
        return MetricCases.of("classes");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithScikitLearn(MetricCases data) {
        int[] labels =
                Arrays.stream(data.doubles("labels")).mapToInt(x -> (int) x).toArray();
        ClassTable table =
                ClassTable.of(4, labels, ClassTable.decisions(data.floats("outputs"), 4), data.floats("weights"));

        assertThat(table.accuracy()).isCloseTo(data.number("accuracy"), CLOSE);
        double[][] matrix = data.matrix("matrix");
        for (int label = 0; label < table.classCount(); label++) {
            for (int decision = 0; decision < table.classCount(); decision++) {
                assertThat(table.weight(label, decision)).isCloseTo(matrix[label][decision], CLOSE);
            }
            assertThat(table.precision(label)).isCloseTo(data.doubles("precision")[label], CLOSE);
            assertThat(table.recall(label)).isCloseTo(data.doubles("recall")[label], CLOSE);
            assertThat(table.f1(label)).isCloseTo(data.doubles("f1")[label], CLOSE);
            // Sums of some hundred: two more digits.
            assertThat(table.support(label)).isCloseTo(data.doubles("support")[label], within(1e-10));
        }
    }

    @Test
    void countsEventsWhereNoWeightsAreGiven() {
        ClassTable table = ClassTable.of(3, new int[] {0, 0, 2}, new int[] {0, 2, 2});
        assertThat(table.weight(0, 2)).isEqualTo(1);
        assertThat(table.support(0)).isEqualTo(2);
        assertThat(table.recall(1)).isNaN();
    }

    @Test
    void decidesForTheFirstOfEquals() {
        assertThat(ClassTable.decisions(new float[] {0.4f, 0.4f, 0.2f, 0, 0.5f, 0.5f}, 3))
                .containsExactly(0, 1);
    }

    @Test
    void rejectsWhatIsNoClass() {
        assertThatThrownBy(() -> ClassTable.of(2, new int[] {0, 2}, new int[] {0, 1}))
                .isInstanceOf(InputException.class)
                .hasMessage("Event 1: label 2, expected the number of one of 2 classes, from 0");
        assertThatThrownBy(() -> ClassTable.of(2, new int[] {0, 1}, new int[] {0, -1}))
                .hasMessageContaining("decision -1");
        assertThatThrownBy(() -> ClassTable.of(2, new int[] {0, 1}, new int[] {0}))
                .hasMessageContaining("1 decisions for 2 labels");
        assertThatThrownBy(() -> ClassTable.decisions(new float[] {0, 1, Float.NaN, 1}, 2))
                .hasMessageContaining("Event 1: output 0 is NaN");
        assertThatThrownBy(() -> ClassTable.decisions(new float[3], 2)).hasMessageContaining("multiple of 2 classes");
    }
}
