package org.kaon.benchmarks.network;

import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The forward pass by its formulas, {@code f(x W + b)}, in double and with nothing of Kaon's: what the reference itself is checked against. */
public final class DoubleReference {
    private static final Map<String, UnaryOperator<double[]>> ACTIVATIONS = Map.of(
            "relu", z -> Arrays.stream(z).map(value -> Math.max(0, value)).toArray(),
            "tanh", z -> Arrays.stream(z).map(Math::tanh).toArray(),
            "sigmoid",
                    z -> Arrays.stream(z)
                            .map(value -> 1 / (1 + Math.exp(-value)))
                            .toArray(),
            "softmax", DoubleReference::softmax,
            "linear", UnaryOperator.identity());

    private DoubleReference() {}

    /** The outputs for events, event after event, rounded at the end. */
    public static float[] of(Subject subject, float[] events) {
        int width = subject.architecture().inputs();
        int outputs = subject.architecture().outputs();
        float[] all = new float[events.length / width * outputs];
        for (int row = 0; row * width < events.length; row++) {
            double[] x = new double[width];
            for (int i = 0; i < width; i++) {
                x[i] = events[row * width + i];
            }
            for (DenseLayer layer : subject.layers()) {
                x = ACTIVATIONS.get(layer.activation()).apply(product(x, layer));
            }
            for (int i = 0; i < outputs; i++) {
                all[row * outputs + i] = (float) x[i];
            }
        }
        return all;
    }

    private static double[] product(double[] x, DenseLayer layer) {
        double[] z = new double[layer.units()];
        for (int unit = 0; unit < z.length; unit++) {
            z[unit] = layer.bias()[unit];
            for (int input = 0; input < x.length; input++) {
                z[unit] += x[input] * layer.kernel()[input * layer.units() + unit];
            }
        }
        return z;
    }

    private static double[] softmax(double[] z) {
        double max = Arrays.stream(z).max().orElseThrow();
        double[] powers = Arrays.stream(z).map(value -> Math.exp(value - max)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}
