package org.kaon.optimizer;

import org.kaon.schedule.Constant;
import org.kaon.schedule.Schedule;

/**
 * An optimizer whose common settings are set by name.
 *
 * @param <O> its own type
 */
public interface Configurable<O extends Configurable<O>> extends Optimizer {
    /**
     * This optimizer with other common settings.
     *
     * @param settings learning rate and the like
     * @return a new optimizer
     */
    O with(OptimizerSettings settings);

    /**
     * This optimizer with a constant learning rate.
     *
     * @param rate at least 0
     * @return a new optimizer
     */
    default O learningRate(double rate) {
        return learningRate(new Constant(rate));
    }

    /**
     * This optimizer with a learning rate that changes.
     *
     * @param rate by step
     * @return a new optimizer
     */
    default O learningRate(Schedule rate) {
        OptimizerSettings s = settings();
        return with(new OptimizerSettings(rate, s.weightDecay(), s.clipping(), s.averaging(), s.accumulation()));
    }

    /**
     * This optimizer with parameters that decay by {@code w -= w · decay · learningRate}, biases too.
     *
     * @param decay at least 0
     * @return a new optimizer
     */
    default O weightDecay(double decay) {
        OptimizerSettings s = settings();
        return with(new OptimizerSettings(s.learningRate(), decay, s.clipping(), s.averaging(), s.accumulation()));
    }

    /**
     * This optimizer with a limit of each component of the gradients.
     *
     * @param limit above 0
     * @return a new optimizer
     */
    default O clipValue(double limit) {
        return clipping(settings().clipping().value(limit));
    }

    /**
     * This optimizer with a limit of the Euclidean norm of each parameter's gradient.
     *
     * @param limit above 0
     * @return a new optimizer
     */
    default O clipNorm(double limit) {
        return clipping(settings().clipping().norm(limit));
    }

    /**
     * This optimizer with a limit of the Euclidean norm of all gradients together.
     *
     * @param limit above 0
     * @return a new optimizer
     */
    default O globalClipNorm(double limit) {
        return clipping(settings().clipping().globalNorm(limit));
    }

    /**
     * This optimizer with other limits of the gradients.
     *
     * @param clipping the limits
     * @return a new optimizer
     */
    default O clipping(Clipping clipping) {
        OptimizerSettings s = settings();
        return with(
                new OptimizerSettings(s.learningRate(), s.weightDecay(), clipping, s.averaging(), s.accumulation()));
    }

    /**
     * This optimizer with a moving average of the parameters.
     *
     * @param averaging how it moves
     * @return a new optimizer
     */
    default O averaging(Averaging averaging) {
        OptimizerSettings s = settings();
        return with(
                new OptimizerSettings(s.learningRate(), s.weightDecay(), s.clipping(), averaging, s.accumulation()));
    }

    /**
     * This optimizer with one update for several steps, by the mean of their gradients. The learning rate goes by steps, everything else
     * by updates.
     *
     * @param steps at least 1
     * @return a new optimizer
     */
    default O accumulation(int steps) {
        OptimizerSettings s = settings();
        return with(new OptimizerSettings(s.learningRate(), s.weightDecay(), s.clipping(), s.averaging(), steps));
    }
}
