package org.kaon.kernel;

import java.util.List;

/**
 * The derivatives of batch normalisation: with {@code s = 1 / √(variance + epsilon)}, {@code v = -s³/2 · gamma · Σ dy (x - mean)} that of
 * the variance, {@code m = -s · gamma · Σ dy - 2 v Σ (x - mean) / n} that of the mean, {@code dx += dy · s · gamma + (2 v (x - mean) + m) /
 * n}, the second part only for values that count.
 */
final class BatchSlopes {
    private final BatchNormalizationStep step;
    /** {@code Σ dy} of each channel. */
    private final double[] sum;
    /** {@code Σ dy (x - mean)} of each channel. */
    private final double[] moment;

    private final double[] scale;
    /** Of each position of a block: {@code dx += dy · direct + (x - center) · linear + constant}. */
    private final double[] direct;

    private final double[] center;
    private final double[] linear;
    private final double[] constant;

    private BatchSlopes(BatchNormalizationStep step, List<Pass> lanes, int part, BatchMoments moments) {
        this.step = step;
        center = step.perPosition(moments.means());
        double[] sums = new double[center.length];
        double[] products = new double[center.length];
        for (Pass lane : lanes) {
            for (int row = 0; row < lane.rows(); row++) {
                sumUp(lane, step.from(row, part), sums, products);
            }
        }
        sum = step.perChannel(sums);
        moment = step.perChannel(products);
        scale = moments.scales();
        double[] direct = new double[sum.length];
        double[] linear = new double[sum.length];
        double[] constant = new double[sum.length];
        for (int channel = 0; channel < sum.length; channel++) {
            double gamma = step.shape().gamma(lanes.get(0).parameters(), channel);
            double n = moments.divisor(channel);
            double variance = -0.5 * scale[channel] * scale[channel] * scale[channel] * gamma * moment[channel];
            double mean = -scale[channel] * gamma * sum[channel] - 2 * variance * moments.residual(channel) / n;
            direct[channel] = scale[channel] * gamma;
            linear[channel] = 2 * variance / n;
            constant[channel] = mean / n;
        }
        this.direct = step.perPosition(direct);
        this.linear = step.perPosition(linear);
        this.constant = step.perPosition(constant);
    }

    static BatchSlopes of(BatchNormalizationStep step, List<Pass> lanes, int part, BatchMoments moments) {
        return new BatchSlopes(step, lanes, part, moments);
    }

    private void sumUp(Pass lane, int from, double[] sums, double[] products) {
        float[] x = lane.inputs()[0];
        float[] dy = lane.outputGradient();
        for (int block = from; block < from + step.partSize(); block += sums.length) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += dy[block + i];
                products[i] += dy[block + i] * (x[block + i] - center[i]);
            }
        }
    }

    /** Adds to the gradients of gamma and beta. */
    void learn(float[][] parameterGradients) {
        for (int channel = 0; channel < sum.length; channel++) {
            if (step.shape().useGamma()) {
                parameterGradients[0][channel] += (float) (moment[channel] * scale[channel]);
            }
            if (step.shape().useBeta()) {
                parameterGradients[step.shape().beta()][channel] += (float) sum[channel];
            }
        }
    }

    /** Adds to the gradient of a part of an event. */
    void add(Pass lane, int from) {
        float[] x = lane.inputs()[0];
        float[] dy = lane.outputGradient();
        float[] dx = lane.inputGradients()[0];
        for (int block = from; block < from + step.partSize(); block += center.length) {
            for (int i = 0; i < center.length; i++) {
                double shared = (x[block + i] - center[i]) * linear[i] + constant[i];
                double counted = step.isMasked() && step.flag(lane, block + i) == 0 ? 0 : shared;
                dx[block + i] += (float) (dy[block + i] * direct[i] + counted);
            }
        }
    }
}
