package org.kaon.kernel;

import java.util.List;

/**
 * The derivatives of batch normalisation: with {@code s = 1 / √(variance + epsilon)}, {@code v = -s³/2 · gamma · Σ dy (x - mean)} that of
 * the variance, {@code m = -s · gamma · Σ dy - 2 v Σ (x - mean) / n} that of the mean, {@code dx += dy · s · gamma + (2 v (x - mean) + m) /
 * n}, the second part only for values that count.
 */
final class BatchSlopes {
    private final BatchNormalizationStep step;
    private final BatchMoments moments;
    /** {@code Σ dy}. */
    private final double[] sum;
    /** {@code Σ dy (x - mean)}. */
    private final double[] moment;

    private BatchSlopes(BatchNormalizationStep step, BatchMoments moments) {
        this.step = step;
        this.moments = moments;
        sum = new double[step.shape().channels()];
        moment = new double[sum.length];
    }

    static BatchSlopes of(BatchNormalizationStep step, List<Pass> lanes, int part, BatchMoments moments) {
        BatchSlopes slopes = new BatchSlopes(step, moments);
        for (Pass lane : lanes) {
            for (int row = 0; row < lane.rows(); row++) {
                slopes.sumUp(lane, step.from(row, part));
            }
        }
        return slopes;
    }

    private void sumUp(Pass lane, int from) {
        float[] x = lane.inputs()[0];
        float[] dy = lane.outputGradient();
        int i = from;
        for (int block = 0; block < step.shape().outer(); block++) {
            for (int channel = 0; channel < sum.length; channel++) {
                for (int end = i + step.shape().inner(); i < end; i++) {
                    sum[channel] += dy[i];
                    moment[channel] += dy[i] * (x[i] - moments.mean(channel));
                }
            }
        }
    }

    /** Adds to the gradients of gamma and beta. */
    void learn(float[][] parameterGradients) {
        for (int channel = 0; channel < sum.length; channel++) {
            if (step.shape().useGamma()) {
                parameterGradients[0][channel] += (float) (moment[channel] * moments.scale(channel));
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
        int i = from;
        for (int block = 0; block < step.shape().outer(); block++) {
            for (int channel = 0; channel < sum.length; channel++) {
                double scale = moments.scale(channel);
                double gamma = step.shape().gamma(lane.parameters(), channel);
                double n = moments.divisor(channel);
                double variance = -0.5 * scale * scale * scale * gamma * moment[channel];
                double mean = -scale * gamma * sum[channel] - 2 * variance * moments.residual(channel) / n;
                for (int end = i + step.shape().inner(); i < end; i++) {
                    double direct = dy[i] * scale * gamma;
                    boolean counts = step.counts(lane, i);
                    double shared = counts ? (2 * variance * (x[i] - moments.mean(channel)) + mean) / n : 0;
                    dx[i] += (float) (direct + shared);
                }
            }
        }
    }
}
