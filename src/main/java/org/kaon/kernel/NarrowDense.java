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
    /** {@code Yᵀ = Wᵀ Xᵀ + b}. */
    void forward() {
        int units = step.units();
        boolean isTurned = pass.outputLayout() == Layout.BY_EVENT;
        float[] y = isTurned ? pass.workspace().turned(units * vectors) : pass.output();
        Arrays.fill(y, 0, units * vectors, 0);
        RightMatrix x = matrix(pass.inputs()[0], step.inputs(), pass.inputLayout());
        x.addProduct(units, pass.parameters()[0], 1, units, y, pass.workspace());
        if (step.useBias()) {
            addBias(pass.parameters()[1], y);
        }
        if (isTurned) {
            turn(y, units, vectors, pass.output());
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
            turn(given, vectors, inputs, dx);
        }
        RightMatrix dy = matrix(pass.outputGradient(), step.units(), pass.outputLayout());
        dy.addProduct(inputs, pass.parameters()[0], step.units(), 1, dx, pass.workspace());
        if (isTurned) {
            turn(dx, inputs, vectors, given);
        }
    }

    /** {@code dW += Xᵀ dY}, and db as the row of dW that would go with an input of 1. */
    void learn() {
        int inputs = step.inputs();
        int units = step.units();
        int factors = step.useBias() ? inputs + 1 : inputs;
        float[][] features = pass.workspace().rows(factors + units, vectors);
        copy(pass.inputs()[0], inputs, pass.inputLayout(), features, 0);
        copy(pass.outputGradient(), units, pass.outputLayout(), features, factors);
        float[] gradient = pass.parameterGradients()[0];
        float[][] sums = new float[factors][units];
        for (int input = 0; input < inputs; input++) {
            System.arraycopy(gradient, input * units, sums[input], 0, units);
        }
        if (step.useBias()) {
            Arrays.fill(features[inputs], 0, vectors, 1);
            sums[inputs] = pass.parameterGradients()[1];
        }
        EventSums.add(vectors, features, factors, units, sums);
        for (int input = 0; input < inputs; input++) {
            System.arraycopy(sums[input], 0, gradient, input * units, units);
        }
    }

    private void copy(float[] from, int width, Layout layout, float[][] to, int first) {
        int eventStep = layout.eventStep(width);
        for (int feature = 0; feature < width; feature++) {
            int place = feature * layout.featureStep(vectors);
            float[] row = to[first + feature];
            if (eventStep == 1) {
                System.arraycopy(from, place, row, 0, vectors);
            } else {
                for (int vector = 0; vector < vectors; vector++) {
                    row[vector] = from[place + vector * eventStep];
                }
            }
        }
    }

    private RightMatrix matrix(float[] values, int width, Layout layout) {
        RightMatrix matrix = pass.workspace().matrix(0);
        matrix.take(width, vectors, values, layout.featureStep(vectors), layout.eventStep(width));
        return matrix;
    }

    /** {@code to = fromᵀ}, both row-major. */
    private static void turn(float[] from, int rows, int columns, float[] to) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[row * columns + column];
            }
        }
    }
}
