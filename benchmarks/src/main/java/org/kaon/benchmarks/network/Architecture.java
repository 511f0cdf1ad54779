package org.kaon.benchmarks.network;

import java.util.List;

/**
 * The shape of a dense network.
 *
 * @param name such as {@code 28-64-64-1}
 * @param inputs values per event
 * @param units of each layer
 * @param hidden Keras's name of the hidden layers' activation
 * @param output Keras's name of the last layer's activation
 */
public record Architecture(String name, int inputs, List<Integer> units, String hidden, String output) {
    /** The activation of a layer. */
    String activation(int layer) {
        return layer == units.size() - 1 ? output : hidden;
    }

    /** How many values come out per event. */
    public int outputs() {
        return units.get(units.size() - 1);
    }

    /** Multiplications of one event. */
    public long products() {
        long sum = 0;
        int width = inputs;
        for (int next : units) {
            sum += (long) width * next;
            width = next;
        }
        return sum;
    }
}
