package org.kaon.kernel;

/**
 * {@code y = x + b} with a parameter b that is repeated along some axes. Backward: {@code dx += dy}, {@code db += Σ dy}.
 *
 * @param parameter which of the layer's parameters b is
 * @param source for each value of an event, which value of b goes with it
 */
public record BiasStep(int parameter, int[] source) implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        float[] x = pass.inputs()[0];
        float[] bias = pass.parameters()[parameter];
        for (int from = 0; from < pass.rows() * source.length; from += source.length) {
            for (int i = 0; i < source.length; i++) {
                pass.output()[from + i] = x[from + i] + bias[source[i]];
            }
        }
    }

    @Override
    public void backward(Pass pass) {
        float[] dy = pass.outputGradient();
        float[] dx = pass.inputGradients()[0];
        float[] gradient = pass.parameterGradients()[parameter];
        for (int from = 0; from < pass.rows() * source.length; from += source.length) {
            for (int i = 0; i < source.length; i++) {
                dx[from + i] += dy[from + i];
                gradient[source[i]] += dy[from + i];
            }
        }
    }
}
