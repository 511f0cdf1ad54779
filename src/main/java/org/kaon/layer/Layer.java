package org.kaon.layer;

import java.util.List;
import java.util.Optional;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.kernel.Parameterless;
import org.kaon.kernel.TrainingOp;

/**
 * The settings of a layer, without its parameters: immutable, and shared by every place of a network that calls it.
 *
 * <p>A layer tells shapes, declares its parameters and lowers itself to an {@link Op}. To add one, write a class and a row in {@link
 * Layers}, or hand a row of your own to the reader by {@link Layers#plus}.
 */
public interface Layer {
    /**
     * The shape that comes out.
     *
     * @param inputs the shapes that go in, one for most layers, without the batch axis
     * @return the output's shape
     * @throws org.kaon.ModelFormatException where the layer can't take these inputs
     */
    Shape outputShape(List<Shape> inputs);

    /**
     * The parameters the layer needs, in the order in which Keras stores them.
     *
     * @param inputs the shapes that go in
     * @return specifications; none by default
     */
    default List<ParameterSpec> parameters(List<Shape> inputs) {
        return List.of();
    }

    /**
     * The settings that say how this layer's parameters begin and what holds them in training: {@code kernel_initializer} and so on.
     *
     * @param config this layer's settings
     * @return by default the same; those of the layer inside for one that wraps another
     */
    default LayerConfig parameterConfig(LayerConfig config) {
        return config;
    }

    /**
     * Whether this is a layer inside another that calls it several times per event.
     *
     * @return false for all layers but {@code TimeDistributed}
     */
    default boolean isRepeated() {
        return false;
    }

    /**
     * The inference step of this layer.
     *
     * @param inputs the shapes that go in, every axis known
     * @param parameters the arrays that {@link #parameters} asks for
     * @return the step; {@link Identity} where the values stay as they lie in memory
     */
    Op op(List<Shape> inputs, Parameters parameters);

    /**
     * The steps of this layer in training, each reading what the one before wrote; all but the first have inputs and output of the layer's
     * output shape, and each may read and move all of the layer's parameters.
     *
     * @param inputs the shapes that go in, every axis known
     * @return none where the values stay as they are; by default the inference step, for a layer without parameters
     * @throws UnsupportedModelException where a network can't be trained through this layer
     */
    default List<TrainingOp> trainingOps(List<Shape> inputs) {
        if (!parameters(inputs).isEmpty()) {
            throw new UnsupportedModelException(getClass().getSimpleName() + " has parameters but no training steps");
        }
        Op op = op(inputs, Parameters.none());
        return op instanceof Identity ? List.of() : List.of(new Parameterless(op));
    }

    /**
     * Whether the layer computes with a mask in training, so that {@link #maskedTrainingOps} is to be used.
     *
     * @return by default as at inference
     */
    default boolean readsMaskInTraining() {
        return maskFlow().reads();
    }

    /**
     * What becomes of a mask (one flag per time step, made by Keras's {@code Masking}) that comes with the inputs.
     *
     * @return by default it ends here
     */
    default MaskFlow maskFlow() {
        return MaskFlow.ENDS;
    }

    /**
     * The step that makes the output's mask from the masks that come with several inputs; it reads the masks of those inputs that have one,
     * in order. Called where {@link #maskFlow} hands masks on and at least one input has one.
     *
     * @param inputs the shapes that go in, every axis known
     * @param masks for each input, which mask it has: equal numbers are the same mask, -1 is none
     * @return the step, {@link Identity} where the first of these masks is handed on as it is; empty where the output has none
     * @throws org.kaon.UnsupportedModelException where Keras has no clear answer
     */
    default Optional<Op> joinedMask(List<Shape> inputs, List<Integer> masks) {
        return Optional.of(new Identity());
    }

    /**
     * The step that makes a new mask from the layer's input: 1 for a step that counts, 0 for one that is masked, with the axes of
     * the input but the last.
     *
     * @param input the shape that goes in
     * @return empty for all layers but {@code Masking}
     */
    default Optional<Op> startsMask(Shape input) {
        return Optional.empty();
    }

    /**
     * The inference step where a mask comes with the input; the mask is the op's last input. Called only where {@link #maskFlow} says that
     * the layer reads it.
     *
     * @param inputs the shapes that go in, every axis known
     * @param parameters the arrays that {@link #parameters} asks for
     * @return the step
     */
    default Op maskedOp(List<Shape> inputs, Parameters parameters) {
        throw new IllegalStateException("reads no mask");
    }

    /**
     * The training steps where a mask comes with the input; the mask is the last input of the first step. Called only where
     * {@link #readsMaskInTraining} says so.
     *
     * @param inputs the shapes that go in, every axis known
     * @return by default the inference step, for a layer without parameters
     * @throws UnsupportedModelException where a network can't be trained through this layer
     */
    default List<TrainingOp> maskedTrainingOps(List<Shape> inputs) {
        if (!parameters(inputs).isEmpty()) {
            throw new UnsupportedModelException(getClass().getSimpleName() + " can't be trained with a mask");
        }
        return List.of(new Parameterless(maskedOp(inputs, Parameters.none())));
    }
}
