package org.kaon.benchmarks.engine;

import java.util.Map;

/** Activations as one writes them without a library, in place. */
interface PlainActivation {
    Map<String, PlainActivation> ALL = Map.of(
            "relu", PlainActivation::relu,
            "tanh", PlainActivation::tanh,
            "sigmoid", PlainActivation::sigmoid,
            "softmax", PlainActivation::softmax,
            "linear", values -> {});

    /** Replaces the values of one event. */
    void apply(float[] values);

    /** The one of Keras's name. */
    static PlainActivation of(String name) {
        return ALL.get(name);
    }

    private static void relu(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }

    private static void tanh(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.tanh(values[i]);
        }
    }

    private static void sigmoid(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1 / (1 + Math.exp(-values[i])));
        }
    }

    private static void softmax(float[] values) {
        float max = values[0];
        for (float value : values) {
            max = Math.max(max, value);
        }
        float sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.exp(values[i] - max);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
    }
}
