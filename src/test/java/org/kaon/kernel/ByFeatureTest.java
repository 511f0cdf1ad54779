package org.kaon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaon.activation.Relu;
import org.kaon.activation.Softmax;

class ByFeatureTest {
    private static final int ROWS = 7;
    private static final int SIZE = 6;

    private final Random random = new Random(2);

    /** Two vectors of three values per event. */
    @Test
    void givesWhatTheOpGivesByEvent() {
        Op op = new Mapped(2, 3, new Softmax());
        float[] x = values();
        float[] dy = values();
        float[] dx = values();
        float[] expected = new float[ROWS * SIZE];
        float[] expectedDx = dx.clone();
        op.run(ROWS, new float[][] {x}, expected, new float[0]);
        op.backward(ROWS, new float[][] {x}, expected, dy, new float[][] {expectedDx}, new float[0]);

        float[] y = new float[ROWS * SIZE];
        float[] turnedDx = turned(dx);
        op.byFeature().run(ROWS, new float[][] {turned(x)}, y, new float[0]);
        op.byFeature().backward(ROWS, new float[][] {turned(x)}, y, dy, new float[][] {turnedDx}, new float[0]);

        assertThat(y).isEqualTo(expected);
        assertThat(turnedDx).isEqualTo(turned(expectedDx));
    }

    @Test
    void isTheOpItselfWhereTheOrderDoesNotMatter() {
        Op op = new Mapped(1, 3, new Relu());
        assertThat(op.byFeature()).isSameAs(op);
    }

    private static float[] turned(float[] byEvent) {
        float[] turned = new float[byEvent.length];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < SIZE; i++) {
                turned[i * ROWS + row] = byEvent[row * SIZE + i];
            }
        }
        return turned;
    }

    private float[] values() {
        float[] values = new float[ROWS * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
