package org.kaon.kernel;

/**
 * {@code y = max(x, 0) - alpha · max(-x, 0)} with a parameter alpha. Backward: {@code dx += dy} above 0, {@code alpha dy} below, nothing at
 * 0; {@code dalpha += Σ min(x, 0) dy}.
 *
 * @param source for each value of an event, which value of alpha goes with it
 */
public record ParametricReluStep(int[] source) implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        float[] x = pass.inputs()[0];
        float[] alpha = pass.parameters()[0];
        for (int from = 0; from < pass.rows() * source.length; from += source.length) {
            for (int i = 0; i < source.length; i++) {
                float value = x[from + i];
                pass.output()[from + i] = Math.max(value, 0) - alpha[source[i]] * Math.max(-value, 0);
            }
        }
    }

    @Override
    public void backward(Pass pass) {
        float[] x = pass.inputs()[0];
        float[] dy = pass.outputGradient();
        float[] dx = pass.inputGradients()[0];
        float[] alpha = pass.parameters()[0];
        float[] gradient = pass.parameterGradients()[0];
        for (int from = 0; from < pass.rows() * source.length; from += source.length) {
            for (int i = 0; i < source.length; i++) {
                float value = x[from + i];
                if (value > 0) {
                    dx[from + i] += dy[from + i];
                } else if (value < 0) {
                    dx[from + i] += alpha[source[i]] * dy[from + i];
                    gradient[source[i]] += value * dy[from + i];
                }
            }
        }
    }
}
