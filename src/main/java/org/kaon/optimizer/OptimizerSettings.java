package org.kaon.optimizer;

import org.kaon.schedule.Constant;
import org.kaon.schedule.Schedule;

/**
 * What all optimizers have.
 *
 * @param learningRate of each step
 * @param weightDecay part of a parameter's value that is taken off per step, times the learning rate; 0 for none
 * @param clipping limits of the gradients
 */
public record OptimizerSettings(Schedule learningRate, double weightDecay, Clipping clipping) {
    /**
     * A constant rate, no decay, no clipping.
     *
     * @param learningRate of each step
     * @return the settings
     */
    public static OptimizerSettings of(double learningRate) {
        return new OptimizerSettings(new Constant(learningRate), 0, Clipping.NONE);
    }
}
