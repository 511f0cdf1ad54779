package org.kaon.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;
import org.kaon.activation.fast.Functions;
import org.kaon.dense.DenseKernel;
import org.kaon.dense.DenseKernels;
import org.kaon.dense.Precision;
import org.kaon.layer.Shape;
import org.kaon.model.Model;

class CompileOptionsTest {
    private final Random random = new Random(7);
    private final Model model = Networks.model(Networks.dense(random, 25, 300, 300, 1));
    private final float[][] events = events(200);

    @Test
    void everyKernelGivesTheSameBitsAsWhatIsChosen() {
        float[][] chosen = Predictor.of(model).predict(events);
        for (DenseKernel kernel : DenseKernels.available()) {
            Predictor predictor = Predictor.of(model, CompileOptions.standard().kernel(kernel.name()));
            assertThat(predictor.predict(events)).isDeepEqualTo(chosen);
            assertThat(predictor.predict(events[3])).isEqualTo(chosen[3]);
        }
    }

    @Test
    void answersDoNotChangeOnceWarm() {
        Predictor predictor = Predictor.of(model);
        float[][] cold = predictor.predict(events);
        predictor.warmUp();
        assertThat(predictor.predict(events)).isDeepEqualTo(cold);
    }

    /** Each function is within 5e-7 of the exact one; of outputs up to 1, 1e-6 leaves room for what the layer between makes of that. */
    @Test
    void exactFunctionsAgreeWithFastOnes() {
        Networks layers = new Networks();
        int hidden = layers.dense(layers.input("x", Shape.of(25)), 64, "tanh");
        int output = layers.dense(hidden, 3, "softmax");
        Model smooth = Networks.model(layers.build(random, List.of(output)));

        float[][] fast = Predictor.of(smooth).predict(events);
        float[][] exact = Predictor.of(smooth, CompileOptions.standard().functions(Functions.EXACT))
                .predict(events);

        assertThat(fast)
                .satisfies(
                        answers -> assertThat(Arrays.deepEquals(answers, exact)).isFalse());
        for (int row = 0; row < fast.length; row++) {
            for (int i = 0; i < 3; i++) {
                assertThat(fast[row][i]).isCloseTo(exact[row][i], Offset.offset(1e-6f));
            }
        }
    }

    @Test
    void unknownKernelIsNamedBesideTheKnownOnes() {
        assertThatThrownBy(() -> Predictor.of(model, CompileOptions.standard().kernel("gpu")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'gpu'")
                .hasMessageContaining("plain");
    }

    /** By the definition of bfloat16: the scores are those of the network with its weights rounded, and differ from those before. */
    @Test
    void reportTellsWhatHalvedWeightsChange() {
        float[] labels = new float[events.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = row % 2;
        }
        float[][] before = Predictor.of(model).predict(events);
        float[][] after = Predictor.of(model, CompileOptions.standard().precision(Precision.BFLOAT16))
                .predict(events);
        double largest = 0;
        for (int row = 0; row < events.length; row++) {
            largest = Math.max(largest, Math.abs((double) before[row][0] - after[row][0]));
        }

        PrecisionReport report = PrecisionReport.of(model, Precision.BFLOAT16, events, labels);

        assertThat(report.largestDifference()).isEqualTo(largest).isPositive();
        assertThat(report.meanDifference()).isPositive().isLessThan(largest);
        assertThat(report.aucs()).isPresent();
        assertThat(PrecisionReport.of(model, Precision.FLOAT32, events).largestDifference())
                .isZero();
        assertThatThrownBy(() -> PrecisionReport.of(model, Precision.BFLOAT16, new float[0][]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs events");
    }

    private float[][] events(int count) {
        float[][] rows = new float[count][25];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }
}
