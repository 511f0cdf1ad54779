package org.kaon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.activation.Fma;

/** Dense steps, narrow and wide, have the bits of plain loops in the stated order, in every layout and with every kernel. */
class DenseStepKernelTest {
    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 16, 17, 20};
    private static final int[] EVENTS = {1, 2, 7, 32, 130};

    private final Random random = new Random(4);

    static Stream<MatrixKernel> kernels() {
        return Stream.of(MatrixKernels.plain(), MatrixKernels.best()).distinct();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void hasTheBitsOfPlainLoops(MatrixKernel kernel) {
        Workspace workspace = new Workspace(kernel);
        for (int inputs : SIZES) {
            for (int units : SIZES) {
                for (int events : EVENTS) {
                    for (boolean useBias : new boolean[] {true, false}) {
                        DenseStep step = new DenseStep(1, inputs, units, useBias);
                        for (Layout in : layouts(step)) {
                            for (Layout out : layouts(step)) {
                                check(step, events, false, in, out, kernel, workspace);
                                check(step, events, true, in, out, kernel, workspace);
                            }
                        }
                        check(step.times(2), events, true, Layout.BY_EVENT, Layout.BY_EVENT, kernel, workspace);
                    }
                }
            }
        }
    }

    private static Layout[] layouts(DenseStep step) {
        return step.layouts() == Layout.Choice.ANY ? Layout.values() : new Layout[] {Layout.BY_EVENT};
    }

    private void check(
            TrainingOp op, int events, boolean fresh, Layout in, Layout out, MatrixKernel kernel, Workspace workspace) {
        DenseStep step = (DenseStep) op;
        int inputs = step.inputs();
        int units = step.units();
        int vectors = events * step.positions();
        float[] x = values(vectors * inputs);
        float[] w = values(inputs * units);
        float[] bias = values(step.useBias() ? units : 0);
        float[] dy = values(vectors * units);
        float[] dx = fresh && !step.overwrites() ? new float[vectors * inputs] : values(vectors * inputs);
        float[] dw = values(w.length);
        float[] db = values(bias.length);
        float[] expectedDx = new float[dx.length];
        // Narrow steps go on from what is there; the sums of others begin at zero, and it is added at the end.
        boolean isNarrow = !step.overwrites();
        float[] expectedDw = isNarrow ? dw.clone() : new float[dw.length];
        float[] expectedDb = isNarrow ? db.clone() : new float[db.length];
        float[] expectedY = new float[vectors * units];
        for (int r = 0; r < vectors; r++) {
            for (int u = 0; u < units; u++) {
                float d = dy[r * units + u];
                for (int i = 0; i < inputs; i++) {
                    int xi = r * inputs + i;
                    expectedY[r * units + u] = Fma.of(x[xi], w[i * units + u], expectedY[r * units + u]);
                    expectedDx[xi] = Fma.of(d, w[i * units + u], expectedDx[xi]);
                    expectedDw[i * units + u] = Fma.of(x[xi], d, expectedDw[i * units + u]);
                }
                if (step.useBias()) {
                    expectedY[r * units + u] += bias[u];
                    expectedDb[u] += d;
                }
            }
        }
        if (!fresh) {
            addTo(expectedDx, dx);
        }
        if (!isNarrow) {
            addTo(expectedDw, dw);
            addTo(expectedDb, db);
        }
        Lane lane = new Lane();
        lane.begin(events, 0, events, true, 0);
        Workspace shared = new Workspace(kernel);
        float[][] parameters = step.useBias() ? new float[][] {w, bias} : new float[][] {w};
        float[][] gradients = step.useBias() ? new float[][] {dw, db} : new float[][] {dw};
        float[] y = values(vectors * units);
        float[] laidDx = laid(dx, vectors, inputs, in);
        step.prepare(parameters, shared, true);
        Pass pass = new Pass(
                lane,
                1,
                new float[][] {laid(x, vectors, inputs, in)},
                parameters,
                y,
                laid(dy, vectors, units, out),
                new float[][] {laidDx},
                new boolean[] {true},
                new boolean[] {fresh},
                true,
                false,
                gradients,
                workspace,
                shared,
                0,
                in,
                out);
        step.forward(pass);
        step.backward(pass);
        String name = step + ", " + events + " events, " + (fresh ? "fresh, " : "") + in + " to " + out;
        assertThat(y).as(name).isEqualTo(laid(expectedY, vectors, units, out));
        assertThat(laidDx).as(name).isEqualTo(laid(expectedDx, vectors, inputs, in));
        assertThat(dw).as(name).isEqualTo(expectedDw);
        assertThat(db).as(name).isEqualTo(expectedDb);
    }

    private static void addTo(float[] sums, float[] old) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += old[i];
        }
    }

    private static float[] laid(float[] byEvent, int events, int width, Layout layout) {
        float[] laid = new float[byEvent.length];
        for (int event = 0; event < events; event++) {
            for (int i = 0; i < width; i++) {
                laid[event * layout.eventStep(width) + i * layout.featureStep(events)] = byEvent[event * width + i];
            }
        }
        return laid;
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
