package org.kaon.kernel;

/**
 * {@code y = (x - moving_mean) / √(moving_variance + epsilon) · gamma + beta} per channel: batch normalisation at inference, or frozen. No
 * parameter learns here. Parameters are gamma and beta, where there are such, then the moving mean and variance.
 *
 * @param outer values of the axes before the channel axis, multiplied
 * @param channels size of that axis
 * @param inner values of the axes after it, multiplied
 * @param epsilon added to the variance
 * @param useGamma whether there is a gamma
 * @param useBeta whether there is a beta
 */
public record MovingNormalization(int outer, int channels, int inner, double epsilon, boolean useGamma, boolean useBeta)
        implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        affine(pass.parameters()).run(pass.rows(), pass.inputs(), pass.output(), new float[0]);
    }

    @Override
    public void backward(Pass pass) {
        affine(pass.parameters())
                .backward(
                        pass.rows(),
                        pass.inputs(),
                        pass.output(),
                        pass.outputGradient(),
                        pass.inputGradients(),
                        new float[0]);
    }

    private Affine affine(float[][] parameters) {
        float[] variance = parameters[variance()];
        float[] scale = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            scale[channel] = (float) (gamma(parameters, channel) / Math.sqrt(variance[channel] + epsilon));
        }
        float[] beta = useBeta ? parameters[beta()] : new float[channels];
        return new Affine(outer, inner, parameters[mean()], scale, beta);
    }

    double gamma(float[][] parameters, int channel) {
        return useGamma ? parameters[0][channel] : 1;
    }

    double beta(float[][] parameters, int channel) {
        return useBeta ? parameters[beta()][channel] : 0;
    }

    int beta() {
        return useGamma ? 1 : 0;
    }

    int mean() {
        return beta() + (useBeta ? 1 : 0);
    }

    int variance() {
        return mean() + 1;
    }
}
