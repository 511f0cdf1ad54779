package org.kaon.kernel;

/**
 * An op with an input that lies by feature, and an output that lies by event.
 *
 * @param op with one input, both by event
 * @param size values per event
 */
record ByFeature(Op op, int size) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        op.run(rows, new float[][] {turned(rows, inputs[0])}, output, scratch);
    }

    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        float[] gradient = turned(rows, inputGradients[0]);
        op.backward(
                rows,
                new float[][] {turned(rows, inputs[0])},
                output,
                outputGradient,
                new float[][] {gradient},
                scratch);
        Layout.turn(gradient, rows, size, inputGradients[0]);
    }

    private float[] turned(int rows, float[] values) {
        float[] turned = new float[rows * size];
        Layout.turn(values, size, rows, turned);
        return turned;
    }

    @Override
    public int scratchSize() {
        return op.scratchSize();
    }
}
