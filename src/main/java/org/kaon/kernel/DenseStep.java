package org.kaon.kernel;

import java.util.Arrays;

/**
 * {@code y = x W + b} on vectors, with parameters W (inputs × units) and b. Backward: {@code dx += dy Wᵀ}, {@code dW += xᵀ dy}, {@code db
 * += Σ dy}.
 *
 * @param positions vectors per event
 * @param inputs length of x
 * @param units length of y
 * @param useBias whether there is a b
 */
public record DenseStep(int positions, int inputs, int units, boolean useBias) implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        int vectors = pass.rows() * positions;
        float[] y = pass.output();
        float[] w = pass.parameters()[0];
        float[][] rows = pass.workspace().rows(0, inputs, units);
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(w, i * units, rows[i], 0, units);
        }
        Arrays.fill(y, 0, vectors * units, 0);
        Gemm.add(vectors, inputs, units, pass.inputs()[0], inputs, 1, rows, y, pass.workspace());
        if (useBias) {
            addBias(vectors, pass.parameters()[1], y);
        }
    }

    @Override
    public void backward(Pass pass) {
        int vectors = pass.rows() * positions;
        if (pass.learning()) {
            learn(vectors, pass);
        }
        if (pass.wanted()[0]) {
            float[] dy = pass.outputGradient();
            float[][] transposed = transposed(pass.parameters()[0], pass.workspace());
            Gemm.add(vectors, units, inputs, dy, units, 1, transposed, pass.inputGradients()[0], pass.workspace());
        }
    }

    private void learn(int vectors, Pass pass) {
        float[] dy = pass.outputGradient();
        if (useBias) {
            sumUp(vectors, dy, pass.parameterGradients()[1]);
        }
        float[][] rows = pass.workspace().rows(1, vectors, units);
        for (int vector = 0; vector < vectors; vector++) {
            System.arraycopy(dy, vector * units, rows[vector], 0, units);
        }
        float[] gradient = pass.parameterGradients()[0];
        Gemm.add(inputs, vectors, units, pass.inputs()[0], 1, inputs, rows, gradient, pass.workspace());
    }

    private void addBias(int vectors, float[] bias, float[] y) {
        for (int vector = 0; vector < vectors; vector++) {
            for (int unit = 0; unit < units; unit++) {
                y[vector * units + unit] += bias[unit];
            }
        }
    }

    private void sumUp(int vectors, float[] dy, float[] gradient) {
        for (int vector = 0; vector < vectors; vector++) {
            for (int unit = 0; unit < units; unit++) {
                gradient[unit] += dy[vector * units + unit];
            }
        }
    }

    private float[][] transposed(float[] w, Workspace workspace) {
        float[][] rows = workspace.rows(2, units, inputs);
        for (int unit = 0; unit < units; unit++) {
            float[] row = rows[unit];
            for (int i = 0; i < inputs; i++) {
                row[i] = w[i * units + unit];
            }
        }
        return rows;
    }

    @Override
    public TrainingOp times(int times) {
        return new DenseStep(times * positions, inputs, units, useBias);
    }
}
