package org.kaon.loss;

import java.util.Arrays;
import org.kaon.float64.activation.fast.Exponentials;

/**
 * Cross-entropies behind a softmax, from what went into it, in loops over vectors: the gradient {@code q Σ t - t} takes the exponentials of {@code log Σ eˣ}.
 */
final class SoftmaxLogits {
    private final LossBlock block;
    private final int count;
    private final double[] sum;
    private final double[] logSum;
    private final double[] losses;
    private final double[] totals;

    private SoftmaxLogits(LossBlock block) {
        this.block = block;
        this.count = block.count();
        this.sum = new double[count];
        this.logSum = new double[count];
        this.losses = new double[count];
        this.totals = new double[count];
    }

    /** {@code Σ fᵢ Lᵢ} for targets that are a probability for each class. */
    static double sum(LossBlock block) {
        if (block.predictions().length == 2) {
            return SoftmaxPair.sum(block);
        }
        SoftmaxLogits logits = new SoftmaxLogits(block);
        logits.exponentiate();
        for (int k = 0; k < block.predictions().length; k++) {
            logits.addLosses(block.targets()[k], block.predictions()[k]);
        }
        return logits.derive(block.targets());
    }

    /** {@code Σ fᵢ Lᵢ} for targets that are the number of a class. */
    static double sumOfClasses(LossBlock block) {
        SoftmaxLogits logits = new SoftmaxLogits(block);
        logits.exponentiate();
        return logits.derive(logits.takeClasses(block.targets()[0]));
    }

    private double derive(double[][] targets) {
        for (int k = 0; k < targets.length; k++) {
            derive(count, targets[k], block.factors(), totals, sum, block.gradients()[k]);
        }
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += block.factors()[i] * losses[i];
        }
        return total;
    }

    private void addLosses(double[] t, double[] x) {
        addLosses(count, t, logSum, x, losses, totals);
    }

    /** One for the class, 0 for others; NaN where there is no such class. */
    private double[][] takeClasses(double[] classes) {
        double[][] x = block.predictions();
        double[][] targets = new double[x.length][count];
        for (int i = 0; i < count; i++) {
            int right = (int) classes[i];
            boolean isKnown = right == classes[i] && right >= 0 && right < x.length;
            totals[i] = isKnown ? 1 : Double.NaN;
            losses[i] = isKnown ? logSum[i] - x[right][i] : Double.NaN;
            targets[isKnown ? right : 0][i] = 1;
        }
        return targets;
    }

    /** Leaves {@code exp(x - largest)} where gradients go. */
    private void exponentiate() {
        double[][] x = block.predictions();
        double[] largest = x[0].clone();
        for (double[] logits : x) {
            limit(count, logits, largest);
        }
        for (int k = 0; k < x.length; k++) {
            double[] e = block.gradients()[k];
            subtract(count, x[k], largest, e);
            Exponentials.exp(e, logSum, count);
            add(count, e, sum);
        }
        System.arraycopy(sum, 0, logSum, 0, count);
        // Its scratch is filled later.
        Exponentials.log(logSum, losses, count);
        add(count, largest, logSum);
        Arrays.fill(losses, 0);
    }

    private static void limit(int count, double[] x, double[] largest) {
        for (int i = 0; i < count; i++) {
            largest[i] = Math.max(largest[i], x[i]);
        }
    }

    private static void subtract(int count, double[] x, double[] largest, double[] difference) {
        for (int i = 0; i < count; i++) {
            difference[i] = x[i] - largest[i];
        }
    }

    private static void add(int count, double[] x, double[] sum) {
        for (int i = 0; i < count; i++) {
            sum[i] += x[i];
        }
    }

    private static void addLosses(
            int count, double[] t, double[] logSum, double[] x, double[] losses, double[] totals) {
        for (int i = 0; i < count; i++) {
            losses[i] += t[i] * (logSum[i] - x[i]);
            totals[i] += t[i];
        }
    }

    private static void derive(
            int count, double[] t, double[] factors, double[] totals, double[] sum, double[] gradient) {
        for (int i = 0; i < count; i++) {
            gradient[i] = factors[i] * (totals[i] * (gradient[i] / sum[i]) - t[i]);
        }
    }
}
