package org.kaon.kernel;

import java.util.Arrays;

/**
 * The three products of a {@link DenseStep} with few inputs and units: features are the rows, so that loops run over events. The bits are those
 * of products by event.
 *
 * @param step whose sizes count
 * @param pass what to read and write
 * @param vectors how many there are
 */
record NarrowDense(DenseStep step, Pass pass, int vectors) {
    /** Inputs and gradients by feature, and an input of 1. */
    private static final int SCRATCHES = 3;

    /** {@code Yᵀ = Wᵀ Xᵀ + b}. */
    void forward() {
        int units = step.units();
        boolean isTurned = pass.outputLayout() == Layout.BY_EVENT;
        float[] y = isTurned ? pass.workspace().turned(units * vectors) : pass.output();
        RightMatrix x = matrix(pass.inputs()[0], step.inputs(), pass.inputLayout());
        x.product(units, pass.parameters()[0], 0, 1, units, y, 0, pass.workspace());
        if (step.useBias()) {
            addBias(pass.parameters()[1], y);
        }
        if (isTurned) {
            Layout.turn(y, units, vectors, pass.output());
        }
    }

    private void addBias(float[] bias, float[] y) {
        for (int unit = 0; unit < step.units(); unit++) {
            float value = bias[unit];
            for (int at = unit * vectors; at < (unit + 1) * vectors; at++) {
                y[at] += value;
            }
        }
    }

    /** {@code dXᵀ += W dYᵀ}. */
    void backward() {
        int inputs = step.inputs();
        boolean isTurned = pass.inputLayout() == Layout.BY_EVENT;
        float[] given = pass.inputGradients()[0];
        float[] dx = isTurned ? pass.workspace().turned(inputs * vectors) : given;
        if (isTurned) {
            Layout.turn(given, vectors, inputs, dx);
        }
        RightMatrix dy = matrix(pass.outputGradient(), step.units(), pass.outputLayout());
        dy.addProduct(inputs, pass.parameters()[0], 0, step.units(), 1, dx, 0, pass.workspace());
        if (isTurned) {
            Layout.turn(dx, inputs, vectors, given);
        }
    }

    /** {@code dW += Xᵀ dY}, and db as the row of dW that would go with an input of 1. */
    void learn() {
        int inputs = step.inputs();
        int units = step.units();
        float[][] scratch = pass.workspace().rows(SCRATCHES, vectors * Math.max(inputs, units));
        float[] x = byFeature(pass.inputs()[0], inputs, pass.inputLayout(), scratch[0]);
        Places d = Places.of(units, vectors, byFeature(pass.outputGradient(), units, pass.outputLayout(), scratch[1]));
        float[][] gradients = pass.parameterGradients();
        if (step.useBias()) {
            Arrays.fill(scratch[2], 0, vectors, 1);
            EventSums.add(
                    vectors,
                    new Places(inputs + 1, vectors, x, scratch[2]),
                    d,
                    new Places(inputs + 1, units, gradients[0], gradients[1]));
        } else {
            EventSums.add(vectors, Places.of(inputs, vectors, x), d, Places.of(inputs, units, gradients[0]));
        }
    }

    private float[] byFeature(float[] values, int width, Layout layout, float[] scratch) {
        if (layout == Layout.BY_FEATURE) {
            return values;
        }
        Layout.turn(values, vectors, width, scratch);
        return scratch;
    }

    private RightMatrix matrix(float[] values, int width, Layout layout) {
        RightMatrix matrix = pass.workspace().matrix(pass.stream());
        matrix.take(width, vectors, values, layout.featureStep(vectors), layout.eventStep(width));
        return matrix;
    }
}
