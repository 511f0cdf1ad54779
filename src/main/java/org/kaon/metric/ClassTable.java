package org.kaon.metric;

import java.util.Arrays;
import org.kaon.InputException;

/**
 * The confusion matrix of several classes: how much weight of each class was decided for which class, and what follows from it per class.
 * Ratios without a denominator are NaN.
 */
public final class ClassTable {
    private final double[][] weights;

    private ClassTable(double[][] weights) {
        this.weights = weights;
    }

    /**
     * Counts events.
     *
     * @param classCount how many classes there are
     * @param labels the number of each event's class, from 0
     * @param decisions the number of the class it was taken for; see {@link #decisions}
     * @return the table
     * @throws InputException where the arrays differ in length or a class is out of range
     */
    public static ClassTable of(int classCount, int[] labels, int[] decisions) {
        float[] ones = new float[labels.length];
        Arrays.fill(ones, 1);
        return of(classCount, labels, decisions, ones);
    }

    /**
     * Sums weights of events.
     *
     * @param classCount how many classes there are
     * @param labels the number of each event's class, from 0
     * @param decisions the number of the class it was taken for; see {@link #decisions}
     * @param eventWeights one per event, finite; negative ones take away
     * @return the table
     * @throws InputException where the arrays differ in length, a class is out of range, or a weight isn't finite
     */
    public static ClassTable of(int classCount, int[] labels, int[] decisions, float[] eventWeights) {
        if (decisions.length != labels.length) {
            throw new InputException(
                    decisions.length + " decisions for " + labels.length + " labels, expected one per event");
        }
        Labels.checkWeights(eventWeights, labels.length);
        double[][] weights = new double[classCount][classCount];
        for (int event = 0; event < labels.length; event++) {
            int label = checked("label", event, labels[event], classCount);
            weights[label][checked("decision", event, decisions[event], classCount)] += eventWeights[event];
        }
        return new ClassTable(weights);
    }

    private static int checked(String what, int event, int number, int classCount) {
        if (number < 0 || number >= classCount) {
            throw new InputException("Event " + event + ": " + what + " " + number + ", expected the number of one of "
                    + classCount + " classes, from 0");
        }
        return number;
    }

    /**
     * Takes each event for the class of its greatest output, the first of equals.
     *
     * @param outputs events × classCount
     * @param classCount outputs per event
     * @return the number of a class per event
     * @throws InputException where the outputs aren't whole events, or one is NaN
     */
    public static int[] decisions(float[] outputs, int classCount) {
        if (outputs.length % classCount != 0) {
            throw new InputException(outputs.length + " outputs, expected a multiple of " + classCount + " classes");
        }
        int[] decisions = new int[outputs.length / classCount];
        for (int event = 0; event < decisions.length; event++) {
            for (int i = 0; i < classCount; i++) {
                float output = outputs[event * classCount + i];
                if (Float.isNaN(output)) {
                    throw new InputException("Event " + event + ": output " + i + " is NaN, expected a number");
                }
                if (output > outputs[event * classCount + decisions[event]]) {
                    decisions[event] = i;
                }
            }
        }
        return decisions;
    }

    /**
     * How many classes there are.
     *
     * @return the number of rows and of columns
     */
    public int classCount() {
        return weights.length;
    }

    /**
     * One cell.
     *
     * @param label the true class
     * @param decision the class that it was taken for
     * @return the sum of weights: the number of events where none are given
     */
    public double weight(int label, int decision) {
        return weights[label][decision];
    }

    /**
     * The weight of a class.
     *
     * @param label the class
     * @return the sum of its row
     */
    public double support(int label) {
        return Arrays.stream(weights[label]).sum();
    }

    /**
     * The part of what was taken for a class that is of it.
     *
     * @param label the class
     * @return from 0 to 1 where no weight is negative
     */
    public double precision(int label) {
        double taken = Arrays.stream(weights).mapToDouble(row -> row[label]).sum();
        return weights[label][label] / taken;
    }

    /**
     * The part of a class that was taken for it.
     *
     * @param label the class
     * @return from 0 to 1 where no weight is negative
     */
    public double recall(int label) {
        return weights[label][label] / support(label);
    }

    /**
     * The harmonic mean of precision and recall, {@code 2 tp / (2 tp + fp + fn)}.
     *
     * @param label the class
     * @return from 0 to 1 where no weight is negative
     */
    public double f1(int label) {
        double taken = Arrays.stream(weights).mapToDouble(row -> row[label]).sum();
        return 2 * weights[label][label] / (taken + support(label));
    }

    /**
     * The part of all weight that was decided rightly.
     *
     * @return from 0 to 1 where no weight is negative
     */
    public double accuracy() {
        double right = 0;
        double all = 0;
        for (int label = 0; label < weights.length; label++) {
            right += weights[label][label];
            all += support(label);
        }
        return right / all;
    }
}
