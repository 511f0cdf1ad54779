package org.kaon.schedule;

/**
 * The same learning rate for every step.
 *
 * @param learningRate the rate
 */
public record Constant(double learningRate) implements Schedule {
    /**
     * Checks the rate.
     *
     * @param learningRate at least 0
     */
    public Constant {
        Limits.rate("learning rate", learningRate);
    }

    @Override
    public double at(long step) {
        return learningRate;
    }
}
