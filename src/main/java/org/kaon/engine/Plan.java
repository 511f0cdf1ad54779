package org.kaon.engine;

import java.util.List;
import java.util.Optional;
import org.kaon.constraint.Constraint;
import org.kaon.layer.Parameter;
import org.kaon.loss.Loss;
import org.kaon.network.TrainingProgram;
import org.kaon.regularizer.Regularizer;

/**
 * What an engine needs to know, apart from the type of its numbers.
 *
 * @param program the steps; an engine in double has twins of their ops
 * @param parameters for each of the graph's members, its parameters in Keras's order
 * @param targets what is minimised
 * @param seed of all noise
 */
public record Plan(TrainingProgram program, List<List<Learned>> parameters, List<Target> targets, long seed) {
    /**
     * A parameter.
     *
     * @param start its values before the first step
     * @param trained whether the optimizer moves it
     * @param regularizer its penalty
     * @param constraint its limits
     */
    public record Learned(
            Parameter start, boolean trained, Optional<Regularizer> regularizer, Optional<Constraint> constraint) {}

    /**
     * A loss on an output.
     *
     * @param lossTensor what the loss starts from: the output, or what went into its activation
     * @param outputTensor the output
     * @param width of the output's last axis
     * @param vectors per event of the output
     * @param loss of a vector
     * @param weight factor in the sum of all outputs' losses
     */
    public record Target(int lossTensor, int outputTensor, int width, int vectors, Loss loss, double weight) {
        /**
         * How many target values an event has for this output.
         *
         * @return those of all its vectors
         */
        public int targetSize() {
            return vectors * loss.targetWidth(width);
        }
    }
}
