package org.kaon.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and biased variance of each channel over a batch, summed in double in the order of events. Sums run over the positions of a block, a
 * channel's {@link MovingNormalization#inner} values each by itself, so that the loops over memory are as long as they can be.
 */
final class BatchMoments {
    private final BatchNormalizationStep step;
    private final double[] count;
    private final double[] mean;
    private final double[] variance;
    /** {@code Σ (x - mean)}: not 0 where {@link BatchNormalizationStep#moreCount} counts. */
    private final double[] residual;

    private BatchMoments(BatchNormalizationStep step, List<Pass> lanes, int part) {
        this.step = step;
        double[] sums = new double[step.positions()];
        double[] counts = new double[sums.length];
        for (Pass lane : lanes) {
            for (int row = 0; row < lane.rows(); row++) {
                addValues(lane, step.from(row, part), sums, counts);
            }
        }
        count = step.perChannel(counts);
        mean = step.perChannel(sums);
        for (int channel = 0; channel < mean.length; channel++) {
            mean[channel] /= divisor(channel);
        }
        double[] center = step.perPosition(mean);
        double[] differences = new double[sums.length];
        double[] squares = new double[sums.length];
        for (Pass lane : lanes) {
            for (int row = 0; row < lane.rows(); row++) {
                addSquares(lane, step.from(row, part), center, differences, squares);
            }
        }
        residual = step.perChannel(differences);
        variance = step.perChannel(squares);
        for (int channel = 0; channel < mean.length; channel++) {
            variance[channel] /= divisor(channel);
        }
    }

    static BatchMoments of(BatchNormalizationStep step, List<Pass> lanes, int part) {
        return new BatchMoments(step, lanes, part);
    }

    private void addValues(Pass lane, int from, double[] sums, double[] counts) {
        float[] x = lane.inputs()[0];
        for (int block = from; block < from + step.partSize(); block += sums.length) {
            if (step.isMasked()) {
                for (int i = 0; i < sums.length; i++) {
                    double flag = step.flag(lane, block + i);
                    sums[i] += flag == 0 ? 0 : x[block + i];
                    counts[i] += flag == 0 ? 0 : 1;
                }
            } else {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += x[block + i];
                    counts[i]++;
                }
            }
        }
    }

    private void addSquares(Pass lane, int from, double[] center, double[] differences, double[] squares) {
        float[] x = lane.inputs()[0];
        for (int block = from; block < from + step.partSize(); block += center.length) {
            for (int i = 0; i < center.length; i++) {
                if (step.isMasked() && step.flag(lane, block + i) == 0) {
                    continue;
                }
                double difference = x[block + i] - center[i];
                differences[i] += difference;
                squares[i] += difference * difference;
            }
        }
    }

    /** Of each channel. */
    double[] means() {
        return mean;
    }

    double residual(int channel) {
        return residual[channel];
    }

    double divisor(int channel) {
        return count[channel] + step.moreCount();
    }

    /** Of each channel, one over the standard deviation. */
    double[] scales() {
        double[] scales = new double[variance.length];
        Arrays.setAll(
                scales,
                channel -> 1 / Math.sqrt(variance[channel] + step.shape().epsilon()));
        return scales;
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
