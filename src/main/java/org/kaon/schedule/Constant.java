package org.kaon.schedule;

/**
 * The same learning rate for every step.
 *
 * @param learningRate the rate
 */
public record Constant(double learningRate) implements Schedule {
    @Override
    public double at(long step) {
        return learningRate;
    }
}
