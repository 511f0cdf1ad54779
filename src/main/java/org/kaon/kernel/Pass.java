package org.kaon.kernel;

/**
 * What one op of a network under training reads and writes for the events of one lane. Arrays are row-major, one event after the other, unless
 * {@link TrainingOp#layouts} allows another layout, and may be longer than the events need.
 *
 * @param lane the events
 * @param repeats parts per event, one behind the other in memory: each is a row to the op
 * @param inputs for each input, its values
 * @param parameters of the layer, in Keras's order
 * @param output values
 * @param outputGradient derivative of the loss with respect to the output
 * @param inputGradients for each input, what the op's backward half adds to
 * @param wanted for each input, whether anything reads its gradient; where not, the op may leave it out
 * @param fresh for each input, whether its gradient is still without a part; see {@link TrainingOp#overwrites}
 * @param learning whether anything reads the gradients of the parameters; where not, the op may leave them out
 * @param leavesGradient whether a {@link SharedGradient} leaves the first parameter's gradient to {@link SharedGradient#addGradient}
 * @param parameterGradients for each parameter, what the op's backward half adds to
 * @param workspace of the thread that runs
 * @param shared what {@link TrainingOp#prepare} filled
 * @param stream a number of this op alone, for its random numbers and working memory
 * @param inputLayout of the inputs and their gradients
 * @param outputLayout of the output and its gradient
 */
public record Pass(
        Lane lane,
        int repeats,
        float[][] inputs,
        float[][] parameters,
        float[] output,
        float[] outputGradient,
        float[][] inputGradients,
        boolean[] wanted,
        boolean[] fresh,
        boolean learning,
        boolean leavesGradient,
        float[][] parameterGradients,
        Workspace workspace,
        Workspace shared,
        int stream,
        Layout inputLayout,
        Layout outputLayout) {
    /**
     * How many rows the op works on.
     *
     * @return events times their parts
     */
    public int rows() {
        return lane.rows() * repeats;
    }

    /**
     * The same for several parts of each event.
     *
     * @param times parts
     * @return a pass over the same arrays
     */
    public Pass times(int times) {
        return new Pass(
                lane,
                repeats * times,
                inputs,
                parameters,
                output,
                outputGradient,
                inputGradients,
                wanted,
                fresh,
                learning,
                leavesGradient,
                parameterGradients,
                workspace,
                shared,
                stream,
                inputLayout,
                outputLayout);
    }
}
