package org.kaon.engine;

import java.util.Random;
import org.kaon.network.Graph;

/** Events from arrays of a row each. */
public record ArrayEvents(double[][] inputs, double[][] targets) implements Events {
    /** Normally distributed values for all inputs, and as many for all outputs. */
    public static ArrayEvents random(Graph graph, int rows, long seed) {
        Random random = new Random(seed);
        long inputSize =
                graph.inputs().stream().mapToLong(input -> input.shape().size()).sum();
        long targetSize = graph.outputs().stream()
                .mapToLong(output -> graph.shape(output.tensor()).size())
                .sum();
        return new ArrayEvents(normal(random, rows, inputSize), normal(random, rows, targetSize));
    }

    private static double[][] normal(Random random, int rows, long size) {
        double[][] values = new double[rows][(int) size];
        for (double[] row : values) {
            for (int i = 0; i < row.length; i++) {
                // A float, so that both precisions see the same.
                row[i] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    @Override
    public void read(int event, double[] input, double[] target) {
        System.arraycopy(inputs[event], 0, input, 0, input.length);
        System.arraycopy(targets[event], 0, target, 0, target.length);
    }

    @Override
    public double weight(int event) {
        return 1;
    }
}
