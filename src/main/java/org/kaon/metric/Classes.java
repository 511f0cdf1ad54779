package org.kaon.metric;

import org.kaon.InputException;

/** Whether an event's class was found: 1 or 0, for {@link MeanMetric}; and the checks of classes and scores. */
final class Classes {
    private Classes() {}

    /** The part of an event's outputs that lie on the right side of a threshold, above for 1. */
    static EventMeasure binary(double threshold) {
        return (predictions, output, outputWidth, targets, target, targetWidth) -> {
            sameWidth(outputWidth, targetWidth);
            int right = 0;
            for (int i = 0; i < outputWidth; i++) {
                boolean decided = score(predictions[output + i]) > threshold;
                right += decided == isOne(targets[target + i]) ? 1 : 0;
            }
            return (double) right / outputWidth;
        };
    }

    /** Whether the greatest output stands where the greatest target does; the first of equals. */
    static double categorical(
            double[] predictions, int output, int outputWidth, double[] targets, int target, int targetWidth) {
        sameWidth(outputWidth, targetWidth);
        return greatest(predictions, output, outputWidth) == greatest(targets, target, targetWidth) ? 1 : 0;
    }

    /** Whether the greatest output stands at the target's number; the first of equals. */
    static double sparse(
            double[] predictions, int output, int outputWidth, double[] targets, int target, int targetWidth) {
        int expected = number(targets[target], outputWidth, targetWidth);
        return greatest(predictions, output, outputWidth) == expected ? 1 : 0;
    }

    /** Whether fewer than {@code count} outputs lie above that of the greatest target. */
    static EventMeasure top(int count) {
        return (predictions, output, outputWidth, targets, target, targetWidth) -> {
            sameWidth(outputWidth, targetWidth);
            return isAmong(count, predictions, output, outputWidth, greatest(targets, target, targetWidth));
        };
    }

    /** Whether fewer than {@code count} outputs lie above that of the target's number. */
    static EventMeasure sparseTop(int count) {
        return (predictions, output, outputWidth, targets, target, targetWidth) ->
                isAmong(count, predictions, output, outputWidth, number(targets[target], outputWidth, targetWidth));
    }

    private static double isAmong(int count, double[] predictions, int output, int outputWidth, int expected) {
        int above = 0;
        for (int i = 0; i < outputWidth; i++) {
            above += score(predictions[output + i]) > predictions[output + expected] ? 1 : 0;
        }
        return above < count ? 1 : 0;
    }

    /** Where the greatest value stands; the first of equals. */
    static int greatest(double[] values, int from, int width) {
        int best = 0;
        for (int i = 0; i < width; i++) {
            if (score(values[from + i]) > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    static double score(double value) {
        if (Double.isNaN(value)) {
            throw new InputException("score NaN, expected a number");
        }
        return value;
    }

    static boolean isOne(double label) {
        if (label != 0 && label != 1) {
            throw new InputException("label " + label + ", expected 0 or 1");
        }
        return label == 1;
    }

    static void sameWidth(int outputWidth, int targetWidth) {
        if (outputWidth != targetWidth) {
            throw new InputException(targetWidth + " target values for " + outputWidth + " outputs, expected as many");
        }
    }

    private static int number(double label, int classCount, int targetWidth) {
        if (targetWidth != 1) {
            throw new InputException(targetWidth + " target values, expected 1: the number of the class");
        }
        int number = (int) label;
        if (number != label || number < 0 || number >= classCount) {
            throw new InputException(
                    "label " + label + ", expected the number of one of " + classCount + " classes, from 0");
        }
        return number;
    }
}
