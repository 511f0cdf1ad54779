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
        float[] y = pass.output();
        if (!pass.lane().training()) {
            System.arraycopy(x, 0, y, 0, pass.rows() * source.length);
            return;
        }
        Draws draws = draw(pass);
        float[] factors = draws.factors();
        float[] shifts = draws.shifts();
        if (isPerValue()) {
            for (int i = 0; i < pass.rows() * count; i++) {
                y[i] = x[i] * factors[i] + shifts[i];
            }
            return;
        }
        for (int row = 0; row < pass.rows(); row++) {
            int first = first(row);
            int from = row * source.length;
            for (int i = 0; i < source.length; i++) {
                y[from + i] = x[from + i] * factors[first + source[i]] + shifts[first + source[i]];
            }
        }
    }

    @Override
    public void backward(Pass pass) {
        float[] dy = pass.outputGradient();
        float[] dx = pass.inputGradients()[0];
        float[] factors = draw(pass).factors();
        if (isPerValue()) {
            for (int i = 0; i < pass.rows() * count; i++) {
                dx[i] += dy[i] * factors[i];
            }
            return;
        }
        for (int row = 0; row < pass.rows(); row++) {
            int first = first(row);
            int from = row * source.length;
            for (int i = 0; i < source.length; i++) {
                dx[from + i] += dy[from + i] * factors[first + source[i]];
            }
        }
    }

    private Draws draw(Pass pass) {
        Draws draws = pass.lane().draws();
        int numbers = perEvent ? pass.rows() * count : count;
        long first = perEvent ? (long) pass.lane().firstRow() * pass.repeats() * count : 0;
        draws.begin(numbers);
        disturbance.draw(Noise.key(pass.lane().noiseKey(), pass.stream()), first, numbers, draws);
        return draws;
    }

    private int first(int row) {
        return perEvent ? row * count : 0;
    }

    /** Whether each value has a random number of its own, so that all arrays are walked alike, in vector code. */
    private boolean isPerValue() {
        boolean inOrder = perEvent && source.length == count;
        for (int i = 0; i < source.length && inOrder; i++) {
            inOrder = source[i] == i;
        }
        return inOrder;
    }
}
