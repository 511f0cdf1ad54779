package org.kaon.inference;

import org.kaon.network.Program;

/** The working memory of one thread; not to be shared. */
public final class Session {
    private final Program program;
    private final float[][] values;
    private final float[] scratch;
    private int capacity;

    Session(Program program) {
        this.program = program;
        this.values = new float[program.sizes().size()][0];
        this.scratch = new float[program.scratchSize()];
    }

    /**
     * Evaluates a batch.
     *
     * @param rows how many events
     * @param inputs for each input of the network, {@code rows} times its values per event
     * @param outputs for each output, receives {@code rows} times its values per event
     */
    public void predict(int rows, float[][] inputs, float[][] outputs) {
        if (rows > capacity) {
            for (int i = 0; i < values.length; i++) {
                values[i] = new float[rows * program.sizes().get(i)];
            }
            capacity = rows;
        }
        for (int i = 0; i < inputs.length; i++) {
            int tensor = program.inputs().get(i);
            System.arraycopy(inputs[i], 0, values[tensor], 0, rows * program.sizes().get(tensor));
        }
        for (Program.Step step : program.steps()) {
            float[][] in = step.inputs().stream().map(tensor -> values[tensor]).toArray(float[][]::new);
            step.op().run(rows, in, values[step.output()], scratch);
        }
        for (int i = 0; i < outputs.length; i++) {
            int tensor = program.outputs().get(i);
            System.arraycopy(values[tensor], 0, outputs[i], 0, rows * program.sizes().get(tensor));
        }
    }
}
