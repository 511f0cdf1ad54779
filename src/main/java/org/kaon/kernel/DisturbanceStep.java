package org.kaon.kernel;

/**
 * Noise in training, nothing at inference. The random numbers depend on the step's key, this op's stream, the event's place in its batch
 * and the value's in the event; so the backward half finds the same ones.
 *
 * @param disturbance what is done to each value
 * @param source for each value of an event, which of the event's random numbers it gets: those that share one are dropped together
 * @param count random numbers per event
 * @param perEvent false where all events of a batch share them
 */
public record DisturbanceStep(Disturbance disturbance, int[] source, int count, boolean perEvent)
        implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        float[] x = pass.inputs()[0];
        if (!pass.lane().training()) {
            System.arraycopy(x, 0, pass.output(), 0, pass.rows() * source.length);
            return;
        }
        long key = key(pass);
        for (int row = 0; row < pass.rows(); row++) {
            long first = first(pass, row);
            int from = row * source.length;
            for (int i = 0; i < source.length; i++) {
                long place = first + source[i];
                pass.output()[from + i] =
                        (float) (x[from + i] * disturbance.factor(key, place) + disturbance.shift(key, place));
            }
        }
    }

    @Override
    public void backward(Pass pass) {
        long key = key(pass);
        for (int row = 0; row < pass.rows(); row++) {
            long first = first(pass, row);
            int from = row * source.length;
            for (int i = 0; i < source.length; i++) {
                double factor = disturbance.factor(key, first + source[i]);
                pass.inputGradients()[0][from + i] += (float) (pass.outputGradient()[from + i] * factor);
            }
        }
    }

    private static long key(Pass pass) {
        return Noise.key(pass.lane().noiseKey(), pass.stream());
    }

    private long first(Pass pass, int row) {
        return perEvent ? ((long) pass.lane().firstRow() * pass.repeats() + row) * count : 0;
    }
}
