package org.kaon.engine.float32;

import java.util.Arrays;
import org.kaon.engine.Plan;
import org.kaon.kernel.Lane;
import org.kaon.kernel.Layout;
import org.kaon.loss.LossBlock;

/** One output of a lane as its loss takes it: in double, value by value. */
final class LossArrays {
    private final Plan.Target goal;
    private final double[][] allTargets;
    private final int firstTarget;
    private final double[] weights;
    private final double[][] predictions;
    private final double[][] targets;
    private final double[][] gradients;
    private final double[] factors;

    /**
     * For so many events.
     *
     * @param goal the output
     * @param allTargets of all outputs: for each target value of an event, that of all events
     * @param firstTarget the place of this output's among them
     * @param weights of the events
     */
    LossArrays(Plan.Target goal, double[][] allTargets, int firstTarget, double[] weights) {
        this.goal = goal;
        this.allTargets = allTargets;
        this.firstTarget = firstTarget;
        this.weights = weights;
        int vectors = weights.length * goal.vectors();
        predictions = new double[goal.width()][vectors];
        gradients = new double[goal.width()][vectors];
        factors = new double[vectors];
        int width = goal.targetSize() / goal.vectors();
        targets = goal.vectors() == 1
                ? Arrays.copyOfRange(allTargets, firstTarget, firstTarget + width)
                : new double[width][vectors];
    }

    /** The output's part of the batch's loss; adds its derivative to the gradient of what the loss starts from. */
    double sum(Lane lane, Layout layout, float[] x, float[] dx) {
        int parts = goal.vectors();
        for (int part = 0; part < parts; part++) {
            takeFactors(lane, part);
            for (int i = 0; i < targets.length && parts > 1; i++) {
                double[] from = allTargets[firstTarget + part * targets.length + i];
                for (int row = 0; row < lane.rows(); row++) {
                    targets[i][row * parts + part] = from[row];
                }
            }
        }
        int eventStep = layout.eventStep(goal.width() * parts);
        int featureStep = layout.featureStep(lane.rows());
        for (int i = 0; i < goal.width() * parts; i++) {
            take(lane.rows(), x, i * featureStep, eventStep, predictions[i % goal.width()], i / goal.width(), parts);
        }
        double sum = goal.loss().sum(new LossBlock(lane.rows() * parts, predictions, targets, factors, gradients));
        for (int i = 0; i < goal.width() * parts; i++) {
            add(lane.rows(), gradients[i % goal.width()], i / goal.width(), parts, dx, i * featureStep, eventStep);
        }
        return sum;
    }

    private void takeFactors(Lane lane, int part) {
        for (int row = 0; row < lane.rows(); row++) {
            factors[row * goal.vectors() + part] =
                    weights[row] * goal.weight() / ((double) lane.batchRows() * goal.vectors());
        }
    }

    private static void take(int rows, float[] x, int from, int step, double[] to, int first, int parts) {
        if (step == 1 && parts == 1) {
            widen(rows, x, from, to);
            return;
        }
        for (int row = 0; row < rows; row++) {
            to[row * parts + first] = x[from + row * step];
        }
    }

    /** One of its own, since C2 makes vectors of it only without other steps. */
    private static void widen(int rows, float[] x, int from, double[] to) {
        for (int row = 0; row < rows; row++) {
            to[row] = x[from + row];
        }
    }

    private static void add(int rows, double[] gradient, int first, int parts, float[] dx, int to, int step) {
        if (step == 1 && parts == 1) {
            addAll(rows, gradient, dx, to);
            return;
        }
        for (int row = 0; row < rows; row++) {
            dx[to + row * step] += (float) gradient[row * parts + first];
        }
    }

    private static void addAll(int rows, double[] gradient, float[] dx, int to) {
        for (int row = 0; row < rows; row++) {
            dx[to + row] += (float) gradient[row];
        }
    }
}
