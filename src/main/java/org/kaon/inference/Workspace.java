package org.kaon.inference;

import java.util.List;
import org.kaon.kernel.Op;
import org.kaon.network.Program;

/** The arrays of a program for up to a number of events, and the steps that fill them. Belongs to one session. */
final class Workspace {
    private static final int MOST_ONE_BY_ONE = 8;

    /** For each input of the program, its array. */
    final float[][] inputs;
    /** For each output of the program, its array. */
    final float[][] outputs;

    private final int[] inputWidths;
    private final int[] outputWidths;
    private final Op[] ops;
    /** For each step, the arrays it reads; made here once, so that a run makes none. */
    private final float[][][] reads;

    private final float[][] writes;
    private final float[] scratch;

    Workspace(Program program, MemoryPlan plan, float[] scratch, int rows) {
        float[][] arrays = new float[plan.sizes().size()][];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = new float[rows * plan.sizes().get(i)];
        }
        this.inputs = arrays(arrays, plan, program.inputs());
        this.outputs = arrays(arrays, plan, program.outputs());
        this.inputWidths =
                program.inputs().stream().mapToInt(program.sizes()::get).toArray();
        this.outputWidths =
                program.outputs().stream().mapToInt(program.sizes()::get).toArray();
        List<Program.Step> steps = program.steps();
        this.ops = steps.stream().map(step -> step.op().bound(rows)).toArray(Op[]::new);
        this.reads = new float[steps.size()][][];
        this.writes = new float[steps.size()][];
        for (int i = 0; i < ops.length; i++) {
            reads[i] = arrays(arrays, plan, steps.get(i).inputs());
            writes[i] = arrays[plan.slots().get(steps.get(i).output())];
        }
        this.scratch = scratch;
    }

    private static float[][] arrays(float[][] arrays, MemoryPlan plan, List<Integer> tensors) {
        return tensors.stream().map(tensor -> arrays[plan.slots().get(tensor)]).toArray(float[][]::new);
    }

    void run(int rows) {
        if (ops.length == 1) {
            ops[0].run(rows, reads[0], writes[0], scratch);
            return;
        }
        for (int i = 0; i < ops.length; i++) {
            ops[i].run(rows, reads[i], writes[i], scratch);
        }
    }

    /** Takes one flat event in. */
    void put(int row, float[] event, int offset) {
        if (inputs.length == 1) {
            copy(event, offset, inputs[0], row * inputWidths[0], inputWidths[0]);
            return;
        }
        int from = offset;
        for (int i = 0; i < inputs.length; i++) {
            copy(event, from, inputs[i], row * inputWidths[i], inputWidths[i]);
            from += inputWidths[i];
        }
    }

    /** Takes flat events in, one behind the other, each of so many values. */
    void putAll(int rows, float[] events, int offset, int width) {
        if (inputs.length == 1) {
            System.arraycopy(events, offset, inputs[0], 0, rows * width);
            return;
        }
        for (int row = 0; row < rows; row++) {
            put(row, events, offset + row * width);
        }
    }

    /** Takes one flat event in, each value narrowed to float. */
    void put(int row, double[] event, int offset) {
        int from = offset;
        for (int i = 0; i < inputs.length; i++) {
            float[] input = inputs[i];
            int width = inputWidths[i];
            int to = row * width;
            for (int value = 0; value < width; value++) {
                input[to + value] = (float) event[from + value];
            }
            from += width;
        }
    }

    /** Gives one event's outputs, flat. */
    void take(int row, float[] result, int offset) {
        if (outputs.length == 1) {
            copy(outputs[0], row * outputWidths[0], result, offset, outputWidths[0]);
            return;
        }
        int to = offset;
        for (int i = 0; i < outputs.length; i++) {
            copy(outputs[i], row * outputWidths[i], result, to, outputWidths[i]);
            to += outputWidths[i];
        }
    }

    /** Gives the outputs of the first events, flat, one event behind the other, each of so many values. */
    void takeAll(int rows, float[] results, int offset, int width) {
        if (outputs.length == 1) {
            System.arraycopy(outputs[0], 0, results, offset, rows * width);
            return;
        }
        for (int row = 0; row < rows; row++) {
            take(row, results, offset + row * width);
        }
    }

    /** Gives one event's outputs, flat. */
    void take(int row, double[] result, int offset) {
        int to = offset;
        for (int i = 0; i < outputs.length; i++) {
            float[] output = outputs[i];
            int width = outputWidths[i];
            int from = row * width;
            for (int value = 0; value < width; value++) {
                result[to + value] = output[from + value];
            }
            to += width;
        }
    }

    /** A few values one by one: the processor hands those on before they are in the cache, unlike those of a masked vector store. */
    private static void copy(float[] from, int first, float[] to, int place, int count) {
        if (count > MOST_ONE_BY_ONE) {
            System.arraycopy(from, first, to, place, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[place + i] = from[first + i];
        }
    }
}
