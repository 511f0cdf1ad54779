package org.kaon.kernel;

/** The op of a layer that leaves the values of one event as they lie in memory; it is never run, its output is its input. */
public record Identity() implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        System.arraycopy(inputs[0], 0, output, 0, output.length);
    }

    @Override
    public Op times(int times) {
        return this;
    }
}
