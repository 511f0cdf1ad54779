package org.kaon.kernel;

/**
 * Folds several inputs into one, value by value and from the left, then divides. Rounded after every step as in Keras, so that it overflows
 * where Keras does.
 *
 * @param fold what is done with two values
 * @param divisor 1, or the number of inputs for a mean
 * @param inputSizes values per event of each input
 * @param sources for each input, which of its values goes to each value of the output
 */
public record Merge(Fold fold, int divisor, int[] inputSizes, int[][] sources) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        int size = sources[0].length;
        for (int row = 0; row < rows; row++) {
            int to = row * size;
            for (int i = 0; i < size; i++) {
                output[to + i] = inputs[0][row * inputSizes[0] + sources[0][i]];
            }
            for (int input = 1; input < sources.length; input++) {
                fold(inputs[input], row * inputSizes[input], sources[input], output, to);
            }
            for (int i = 0; i < size && divisor != 1; i++) {
                output[to + i] /= divisor;
            }
        }
    }

    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        int size = sources[0].length;
        int last = sources.length - 1;
        float[] folded = new float[sources.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < size; i++) {
                folded[0] = inputs[0][row * inputSizes[0] + sources[0][i]];
                for (int input = 1; input <= last; input++) {
                    float x = inputs[input][row * inputSizes[input] + sources[input][i]];
                    folded[input] = (float) fold.of(folded[input - 1], x);
                }
                double gradient = (double) outputGradient[row * size + i] / divisor;
                for (int input = last; input > 0; input--) {
                    int place = row * inputSizes[input] + sources[input][i];
                    double x = inputs[input][place];
                    inputGradients[input][place] += (float) (gradient * fold.right(folded[input - 1], x));
                    gradient *= fold.left(folded[input - 1], x);
                }
                inputGradients[0][row * inputSizes[0] + sources[0][i]] += (float) gradient;
            }
        }
    }

    private void fold(float[] x, int from, int[] source, float[] output, int to) {
        for (int i = 0; i < source.length; i++) {
            output[to + i] = (float) fold.of(output[to + i], x[from + source[i]]);
        }
    }
}
