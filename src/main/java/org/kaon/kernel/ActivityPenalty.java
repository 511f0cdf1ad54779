package org.kaon.kernel;

/**
 * {@code y = x}, which adds {@code (l1 Σ|x| + l2 Σx²) / events of the batch} to the loss, at inference as well: Keras's activity
 * regularizers. Backward: {@code dx += dy + (l1 sign(x) + 2 l2 x) / events}.
 *
 * @param size values per event
 * @param l1 factor of the absolute values
 * @param l2 factor of the squares
 */
public record ActivityPenalty(int size, double l1, double l2) implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        int count = pass.rows() * size;
        float[] x = pass.inputs()[0];
        System.arraycopy(x, 0, pass.output(), 0, count);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double value = x[i];
            sum += l1 * Math.abs(value) + l2 * value * value;
        }
        pass.lane().addPenalty(sum / pass.lane().batchRows());
    }

    @Override
    public void backward(Pass pass) {
        int count = pass.rows() * size;
        int events = pass.lane().batchRows();
        float[] x = pass.inputs()[0];
        float[] dx = pass.inputGradients()[0];
        for (int i = 0; i < count; i++) {
            double value = x[i];
            dx[i] += (float) (pass.outputGradient()[i] + (l1 * Math.signum(value) + 2 * l2 * value) / events);
        }
    }

    @Override
    public boolean addsToLoss() {
        return true;
    }
}
