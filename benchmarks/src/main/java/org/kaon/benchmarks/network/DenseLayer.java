package org.kaon.benchmarks.network;

/**
 * A layer as plain arrays; nobody writes to them.
 *
 * @param inputs values that come in
 * @param units values that go out
 * @param kernel inputs × units, row-major
 * @param bias one per unit
 * @param activation Keras's name
 */
public record DenseLayer(int inputs, int units, float[] kernel, float[] bias, String activation) {}
