package org.kaon.kernel;

import java.util.List;

/** Mean and biased variance of each channel over a batch, summed in double in the order of events. */
final class BatchMoments {
    private final BatchNormalizationStep step;
    private final double[] count;
    private final double[] mean;
    private final double[] variance;
    /** {@code Σ (x - mean)}: not 0 where {@link BatchNormalizationStep#moreCount} counts. */
    private final double[] residual;

    private BatchMoments(BatchNormalizationStep step) {
        this.step = step;
        int channels = step.shape().channels();
        count = new double[channels];
        mean = new double[channels];
        variance = new double[channels];
        residual = new double[channels];
    }

    static BatchMoments of(BatchNormalizationStep step, List<Pass> lanes, int part) {
        BatchMoments moments = new BatchMoments(step);
        for (Pass lane : lanes) {
            for (int row = 0; row < lane.rows(); row++) {
                moments.addValues(lane, step.from(row, part));
            }
        }
        for (int channel = 0; channel < moments.mean.length; channel++) {
            moments.mean[channel] /= moments.divisor(channel);
        }
        for (Pass lane : lanes) {
            for (int row = 0; row < lane.rows(); row++) {
                moments.addSquares(lane, step.from(row, part));
            }
        }
        for (int channel = 0; channel < moments.mean.length; channel++) {
            moments.variance[channel] /= moments.divisor(channel);
        }
        return moments;
    }

    private void addValues(Pass lane, int from) {
        float[] x = lane.inputs()[0];
        int i = from;
        for (int block = 0; block < step.shape().outer(); block++) {
            for (int channel = 0; channel < mean.length; channel++) {
                for (int end = i + step.shape().inner(); i < end; i++) {
                    if (step.counts(lane, i)) {
                        mean[channel] += x[i];
                        count[channel]++;
                    }
                }
            }
        }
    }

    private void addSquares(Pass lane, int from) {
        float[] x = lane.inputs()[0];
        int i = from;
        for (int block = 0; block < step.shape().outer(); block++) {
            for (int channel = 0; channel < mean.length; channel++) {
                for (int end = i + step.shape().inner(); i < end; i++) {
                    if (step.counts(lane, i)) {
                        double difference = x[i] - mean[channel];
                        residual[channel] += difference;
                        variance[channel] += difference * difference;
                    }
                }
            }
        }
    }

    double mean(int channel) {
        return mean[channel];
    }

    double residual(int channel) {
        return residual[channel];
    }

    double divisor(int channel) {
        return count[channel] + step.moreCount();
    }

    /** One over the standard deviation. */
    double scale(int channel) {
        return 1 / Math.sqrt(variance[channel] + step.shape().epsilon());
    }

    /** Lets the moving statistics follow. */
    void follow(float[][] parameters) {
        float[] movingMean = parameters[step.shape().mean()];
        float[] movingVariance = parameters[step.shape().variance()];
        double momentum = step.momentum();
        for (int channel = 0; channel < mean.length; channel++) {
            double correction = step.unbiased() ? count[channel] / Math.max(1, count[channel] - 1) : 1;
            movingMean[channel] = (float) (movingMean[channel] * momentum + mean[channel] * (1 - momentum));
            movingVariance[channel] =
                    (float) (movingVariance[channel] * momentum + variance[channel] * correction * (1 - momentum));
        }
    }
}
