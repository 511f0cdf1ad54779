package org.kaon.kernel;

import java.util.List;

/**
 * Batch normalisation: in training with mean and biased variance of the batch, which the moving statistics follow by {@code moving =
 * momentum · moving + (1 - momentum) · batch}; at inference with the moving ones. A second input, where there is one, is a mask: a flag per
 * step, and what it leaves out counts in no statistic.
 *
 * @param shape axes and parameters; the form at inference
 * @param parts per event, whose statistics are taken one after the other, each moving the averages
 * @param apart whether further parts are such, too, or add to the values of one statistic
 * @param momentum weight of the moving statistics
 * @param valuesPerFlag how many values go with a flag of the mask; 0 where there is none
 * @param moreCount added to the number of values that a mask lets through, as Keras 3 does
 * @param unbiased whether the moving variance follows n / (n - 1) times the batch's, as that of Keras 2's fused kernels does
 */
public record BatchNormalizationStep(
        MovingNormalization shape,
        int parts,
        boolean apart,
        double momentum,
        int valuesPerFlag,
        double moreCount,
        boolean unbiased)
        implements BatchOp {
    @Override
    public void forward(List<Pass> lanes) {
        if (!lanes.get(0).lane().training()) {
            lanes.forEach(lane -> shape.forward(lane.times(parts)));
            return;
        }
        for (int part = 0; part < parts; part++) {
            BatchMoments moments = BatchMoments.of(this, lanes, part);
            moments.follow(lanes.get(0).parameters());
            standardise(lanes, part, moments);
        }
    }

    private void standardise(List<Pass> lanes, int part, BatchMoments moments) {
        float[][] parameters = lanes.get(0).parameters();
        double[] scales = moments.scales();
        double[] betas = new double[scales.length];
        for (int channel = 0; channel < scales.length; channel++) {
            scales[channel] *= shape.gamma(parameters, channel);
            betas[channel] = shape.beta(parameters, channel);
        }
        double[] center = perPosition(moments.means());
        double[] scale = perPosition(scales);
        double[] shift = perPosition(betas);
        for (Pass lane : lanes) {
            for (int row = 0; row < lane.rows(); row++) {
                int from = from(row, part);
                for (int block = from; block < from + partSize(); block += center.length) {
                    standardise(lane, block, center, scale, shift);
                }
            }
        }
    }

    private static void standardise(Pass lane, int block, double[] center, double[] scale, double[] shift) {
        float[] x = lane.inputs()[0];
        float[] y = lane.output();
        for (int i = 0; i < center.length; i++) {
            y[block + i] = (float) ((x[block + i] - center[i]) * scale[i] + shift[i]);
        }
    }

    @Override
    public void backward(List<Pass> lanes) {
        for (int part = 0; part < parts; part++) {
            BatchMoments moments = BatchMoments.of(this, lanes, part);
            BatchSlopes slopes = BatchSlopes.of(this, lanes, part, moments);
            if (lanes.get(0).learning()) {
                slopes.learn(lanes.get(0).parameterGradients());
            }
            for (Pass lane : lanes) {
                for (int row = 0; row < lane.rows() && lane.wanted()[0]; row++) {
                    slopes.add(lane, from(row, part));
                }
            }
        }
    }

    @Override
    public BatchOp times(int times) {
        MovingNormalization longer = new MovingNormalization(
                apart ? shape.outer() : times * shape.outer(),
                shape.channels(),
                shape.inner(),
                shape.epsilon(),
                shape.useGamma(),
                shape.useBeta());
        return new BatchNormalizationStep(
                longer, apart ? times * parts : parts, apart, momentum, valuesPerFlag, moreCount, unbiased);
    }

    int partSize() {
        return shape.outer() * shape.channels() * shape.inner();
    }

    int from(int row, int part) {
        return (row * parts + part) * partSize();
    }

    boolean isMasked() {
        return valuesPerFlag != 0;
    }

    /** Not 0 where a value counts in the statistics. */
    float flag(Pass lane, int i) {
        return lane.inputs()[1][i / valuesPerFlag];
    }

    /** Values of a block: those of all channels. */
    int positions() {
        return shape.channels() * shape.inner();
    }

    /** Repeats what each channel has for its values. */
    double[] perPosition(double[] ofChannels) {
        double[] all = new double[positions()];
        for (int i = 0; i < all.length; i++) {
            all[i] = ofChannels[i / shape.inner()];
        }
        return all;
    }

    /** Sums over the values of each channel. */
    double[] perChannel(double[] ofPositions) {
        double[] sums = new double[shape.channels()];
        for (int i = 0; i < ofPositions.length; i++) {
            sums[i / shape.inner()] += ofPositions[i];
        }
        return sums;
    }
}
