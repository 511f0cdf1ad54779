package org.kaon.study.lepton;

import java.util.Arrays;
import java.util.stream.Stream;

/** How the published study scales what it shows a network; columns are changed in place. */
public enum InputScaling {
    /** As it is. */
    NONE {
        @Override
        void apply(double[][] training, double[][] test) {}
    },
    /** Divided by one number, the mean over all columns of the training half. */
    TRAINING_MEAN {
        @Override
        void apply(double[][] training, double[][] test) {
            double mean = Stream.of(training)
                    .flatMapToDouble(Arrays::stream)
                    .average()
                    .orElseThrow();
            divide(mean, training);
            divide(mean, test);
        }
    },
    /** Each column divided by its own Euclidean norm, training and test half apart. */
    COLUMN_NORM {
        @Override
        void apply(double[][] training, double[][] test) {
            Stream.of(training, test)
                    .flatMap(Stream::of)
                    .forEach(column -> divide(
                            Math.sqrt(Arrays.stream(column).map(x -> x * x).sum()), column));
        }
    };

    abstract void apply(double[][] training, double[][] test);

    private static void divide(double by, double[]... columns) {
        for (double[] column : columns) {
            Arrays.setAll(column, i -> column[i] / by);
        }
    }
}
