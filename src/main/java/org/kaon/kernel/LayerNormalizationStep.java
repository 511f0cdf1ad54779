package org.kaon.kernel;

import java.util.Arrays;

/**
 * {@link Standardise} with parameters gamma and beta. Backward, with n members of a group, {@code h = gamma · dy}, {@code s = 1 /
 * √(variance + epsilon)} and c the mean, or 0 where it is left in: {@code dx += s h - s³ (x - mean) / n · Σ h (x - c)}, and where the mean
 * is taken out {@code - s Σ h / n}.
 *
 * @param groups what is standardised together
 * @param epsilon keeps the quotient finite for constant groups
 * @param centred false leaves the mean in
 * @param useGamma whether there is a gamma, the first parameter
 * @param useBeta whether there is a beta, the last parameter
 */
public record LayerNormalizationStep(Groups groups, double epsilon, boolean centred, boolean useGamma, boolean useBeta)
        implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        float[] beta = useBeta ? pass.parameters()[beta()] : new float[groups.step().length];
        new Standardise(groups, epsilon, centred, gamma(pass), beta)
                .run(pass.rows(), pass.inputs(), pass.output(), new float[0]);
    }

    @Override
    public void backward(Pass pass) {
        float[] gamma = gamma(pass);
        for (int row = 0; row < pass.rows(); row++) {
            for (int base : groups.base()) {
                backward(pass, gamma, row * groups.size() + base);
            }
        }
    }

    private void backward(Pass pass, float[] gamma, int base) {
        float[] x = pass.inputs()[0];
        float[] dy = pass.outputGradient();
        int[] step = groups.step();
        int n = step.length;
        double mean = groups.mean(x, base);
        double center = centred ? mean : 0;
        double scale = 1 / Math.sqrt(groups.variance(x, base, mean) + epsilon);
        double sum = 0;
        double moment = 0;
        for (int k = 0; k < n; k++) {
            double h = (double) gamma[k] * dy[base + step[k]];
            sum += h;
            moment += h * (x[base + step[k]] - center);
        }
        double shared = centred ? scale * sum / n : 0;
        double tilt = scale * scale * scale * moment / n;
        for (int k = 0; k < n; k++) {
            int i = base + step[k];
            pass.inputGradients()[0][i] += (float) (scale * gamma[k] * dy[i] - shared - tilt * (x[i] - mean));
            if (useGamma) {
                pass.parameterGradients()[0][k] += (float) (dy[i] * (x[i] - center) * scale);
            }
            if (useBeta) {
                pass.parameterGradients()[beta()][k] += dy[i];
            }
        }
    }

    private int beta() {
        return useGamma ? 1 : 0;
    }

    private float[] gamma(Pass pass) {
        if (useGamma) {
            return pass.parameters()[0];
        }
        float[] ones = new float[groups.step().length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
