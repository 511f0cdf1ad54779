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
            for (Pass lane : lanes) {
                for (int row = 0; row < lane.rows(); row++) {
                    standardise(lane, from(row, part), moments);
                }
            }
        }
    }

    private void standardise(Pass lane, int from, BatchMoments moments) {
        float[] x = lane.inputs()[0];
        int i = from;
        for (int block = 0; block < shape.outer(); block++) {
            for (int channel = 0; channel < shape.channels(); channel++) {
                double mean = moments.mean(channel);
                double scale = moments.scale(channel) * shape.gamma(lane.parameters(), channel);
                double beta = shape.beta(lane.parameters(), channel);
                for (int end = i + shape.inner(); i < end; i++) {
                    lane.output()[i] = (float) ((x[i] - mean) * scale + beta);
                }
            }
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

    /** Whether a value counts in the statistics. */
    boolean counts(Pass lane, int i) {
        return valuesPerFlag == 0 || lane.inputs()[1][i / valuesPerFlag] != 0;
    }
}
