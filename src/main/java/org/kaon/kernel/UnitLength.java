package org.kaon.kernel;

/**
 * {@code y = x / max(|x|, floor)} with the Euclidean length of each group.
 *
 * @param groups the vectors
 * @param floor the least length
 */
public record UnitLength(Groups groups, double floor) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        float[] x = inputs[0];
        for (int row = 0; row < rows; row++) {
            for (int group : groups.base()) {
                int base = row * groups.size() + group;
                double factor = factor(x, base, groups.step(), floor);
                for (int step : groups.step()) {
                    output[base + step] = (float) (x[base + step] * factor);
                }
            }
        }
    }

    /** {@code dx = (dy - (y·dy) y) / |x|}; for a vector shorter than the floor {@code dy / floor}. */
    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        for (int row = 0; row < rows; row++) {
            for (int group : groups.base()) {
                int base = row * groups.size() + group;
                turn(inputs[0], output, outputGradient, inputGradients[0], base);
            }
        }
    }

    /** What makes a vector's length 1; from the square as the type of the arrays holds it, since Keras's overflow and underflow show. */
    static double factor(float[] x, int base, int[] steps, double floor) {
        double sum = 0;
        for (int step : steps) {
            double value = x[base + step];
            sum += value * value;
        }
        float square = (float) sum;
        return Math.min(1 / Math.sqrt(square), 1 / floor);
    }

    private void turn(float[] x, float[] y, float[] dy, float[] dx, int base) {
        double factor = factor(x, base, groups.step(), floor);
        double along = 0;
        for (int step : groups.step()) {
            along += factor < 1 / floor ? (double) y[base + step] * dy[base + step] : 0;
        }
        for (int step : groups.step()) {
            dx[base + step] += (float) ((dy[base + step] - along * y[base + step]) * factor);
        }
    }
}
