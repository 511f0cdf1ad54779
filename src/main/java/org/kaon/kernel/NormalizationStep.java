package org.kaon.kernel;

/**
 * {@code y = (x - mean) / max(√variance, floor)} or the way back, {@code y = mean + x · max(√variance, floor)}, with mean and variance among
 * the layer's parameters; they are not trained.
 *
 * @param outer values of the axes before the channels, multiplied
 * @param inner values of the axes after them, multiplied
 * @param source for each channel, which value of mean and variance goes with it
 * @param floor the least standard deviation
 * @param invert whether the way back is taken
 */
public record NormalizationStep(int outer, int inner, int[] source, double floor, boolean invert)
        implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        scaling(pass).forward(pass);
    }

    @Override
    public void backward(Pass pass) {
        scaling(pass).backward(pass);
    }

    private ScalingStep scaling(Pass pass) {
        float[] mean = pass.parameters()[0];
        float[] variance = pass.parameters()[1];
        double[] center = new double[source.length];
        double[] scale = new double[source.length];
        for (int channel = 0; channel < source.length; channel++) {
            double deviation = Math.max(Math.sqrt(variance[source[channel]]), floor);
            center[channel] = mean[source[channel]];
            scale[channel] = invert ? deviation : 1 / deviation;
        }
        double[] zeros = new double[source.length];
        return new ScalingStep(outer, inner, invert ? zeros : center, scale, invert ? center : zeros);
    }
}
