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
}
