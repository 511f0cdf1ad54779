package org.kaon.kernel;

/**
 * {@code y = (x - mean) / √(variance + epsilon) · gamma + beta} with mean and variance of each group.
 *
 * @param groups what is standardised together
 * @param epsilon keeps the quotient finite for constant groups
 * @param centred false leaves the mean in: {@code y = x / √(variance + epsilon) · gamma + beta}
 * @param gamma one per member
 * @param beta one per member
 */
public record Standardise(Groups groups, double epsilon, boolean centred, float[] gamma, float[] beta) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int row = 0; row < rows; row++) {
            for (int base : groups.base()) {
                standardise(inputs[0], output, row * groups.size() + base);
            }
        }
    }

    private void standardise(float[] x, float[] y, int base) {
        int[] step = groups.step();
        double mean = groups.mean(x, base);
        double scale = 1 / Math.sqrt(groups.variance(x, base, mean) + epsilon);
        double center = centred ? mean : 0;
        for (int k = 0; k < step.length; k++) {
            y[base + step[k]] = (float) ((x[base + step[k]] - center) * scale * gamma[k] + beta[k]);
        }
    }
}
