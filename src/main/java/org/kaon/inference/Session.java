package org.kaon.inference;

import java.util.Arrays;
import org.kaon.network.Program;

/**
 * The working memory and counters of one thread, made by {@link Predictor#session()}. Not thread-safe: each thread takes its own.
 *
 * <p>These are the calls of the event loop. They check nothing and throw nothing on account of values (arrays that are too short give an
 * {@link IndexOutOfBoundsException}); the session's {@link EventPolicy} clips or counts values out of range. A call for one event
 * allocates nothing; the first batch allocates a block's working memory, which later ones use again.
 *
 * <p>A flat event holds all inputs one after the other in the network's order, each in C order; so do flat outputs. Everything is
 * computed in float32: {@code double[]} values are narrowed as they come in, and what is given back as double has a float's digits.
 * The same event gives the same bits alone and at any place of any batch.
 */
public final class Session {
    private final Program program;
    private final MemoryPlan plan;
    private final Bounds bounds;
    private final EventPolicy policy;
    private final int[] inputWidths;
    private final int[] outputWidths;
    private final int inputWidth;
    private final int outputWidth;
    private final float[] scratch;
    private final Workspace single;
    private final int blockRows;
    private Workspace block;
    private final long[] outOfRangeCounts;
    private long nanCount;

    Session(Program program, MemoryPlan plan, Bounds bounds, EventPolicy policy) {
        this.program = program;
        this.plan = plan;
        this.bounds = bounds;
        this.policy = policy;
        this.inputWidths =
                program.inputs().stream().mapToInt(program.sizes()::get).toArray();
        this.outputWidths =
                program.outputs().stream().mapToInt(program.sizes()::get).toArray();
        this.inputWidth = Arrays.stream(inputWidths).sum();
        this.outputWidth = Arrays.stream(outputWidths).sum();
        this.scratch = new float[program.scratchSize()];
        this.single = new Workspace(program, plan, scratch, 1);
        this.blockRows = plan.blockRows();
        this.outOfRangeCounts = new long[inputWidth];
    }

    /**
     * Evaluates one event.
     *
     * @param event holds a flat event
     * @param offset where it begins
     * @param outputs receives the flat outputs
     * @param outputOffset where they go
     */
    public void predict(float[] event, int offset, float[] outputs, int outputOffset) {
        single.put(0, event, offset);
        guard(single, 1);
        single.run(1);
        single.take(0, outputs, outputOffset);
    }

    /**
     * Evaluates one event in float32: its values are narrowed, the outputs have a float's digits.
     *
     * @param event holds a flat event
     * @param offset where it begins
     * @param outputs receives the flat outputs
     * @param outputOffset where they go
     */
    public void predict(double[] event, int offset, double[] outputs, int outputOffset) {
        single.put(0, event, offset);
        guard(single, 1);
        single.run(1);
        single.take(0, outputs, outputOffset);
    }

    /**
     * Evaluates a batch of flat events.
     *
     * @param rows how many events
     * @param events holds the flat events one after the other
     * @param offset where the first begins
     * @param outputs receives the flat outputs one event after the other
     * @param outputOffset where the first go
     */
    public void predict(int rows, float[] events, int offset, float[] outputs, int outputOffset) {
        for (int done = 0; done < rows; done += blockRows) {
            int count = Math.min(blockRows, rows - done);
            Workspace workspace = workspace(count);
            workspace.putAll(count, events, offset + done * inputWidth, inputWidth);
            guard(workspace, count);
            workspace.run(count);
            workspace.takeAll(count, outputs, outputOffset + done * outputWidth, outputWidth);
        }
    }

    /**
     * Evaluates a batch of a network whose inputs and outputs lie in arrays of their own.
     *
     * @param rows how many events
     * @param inputs for each input of the network, {@code rows} times its values per event
     * @param outputs for each output, receives {@code rows} times its values per event
     */
    public void predict(int rows, float[][] inputs, float[][] outputs) {
        for (int done = 0; done < rows; done += blockRows) {
            int count = Math.min(blockRows, rows - done);
            Workspace workspace = workspace(count);
            for (int i = 0; i < inputWidths.length; i++) {
                System.arraycopy(inputs[i], done * inputWidths[i], workspace.inputs[i], 0, count * inputWidths[i]);
            }
            guard(workspace, count);
            workspace.run(count);
            for (int i = 0; i < outputWidths.length; i++) {
                System.arraycopy(workspace.outputs[i], 0, outputs[i], done * outputWidths[i], count * outputWidths[i]);
            }
        }
    }

    /**
     * How many values were out of range since the session began or {@link #resetCounts}; clipped ones count too.
     *
     * @return the sum over all features; 0 where the policy is {@link EventPolicy#NONE}
     */
    public long outOfRangeCount() {
        long sum = 0;
        for (long count : outOfRangeCounts) {
            sum += count;
        }
        return sum;
    }

    /**
     * How many values of a feature were out of range.
     *
     * @param feature its place in a flat event, from 0; by name, {@code schema.indexOf(name)}
     * @return the count since the session began or {@link #resetCounts}
     */
    public long outOfRangeCount(int feature) {
        return outOfRangeCounts[feature];
    }

    /**
     * How many values were NaN.
     *
     * @return the count over all features; 0 where the policy is {@link EventPolicy#NONE}
     */
    public long nanCount() {
        return nanCount;
    }

    /** Sets all counters to 0. */
    public void resetCounts() {
        Arrays.fill(outOfRangeCounts, 0);
        nanCount = 0;
    }

    private Workspace workspace(int rows) {
        if (rows == 1) {
            return single;
        }
        if (block == null) {
            block = new Workspace(program, plan, scratch, blockRows);
        }
        return block;
    }

    private void guard(Workspace workspace, int rows) {
        if (policy == EventPolicy.NONE) {
            return;
        }
        int first = 0;
        for (int i = 0; i < inputWidths.length; i++) {
            for (int row = 0; row < rows; row++) {
                guard(workspace.inputs[i], row * inputWidths[i], first, inputWidths[i]);
            }
            first += inputWidths[i];
        }
    }

    /** One event's values of one input; {@code first} is the place of the first in a flat event. */
    private void guard(float[] values, int offset, int first, int width) {
        for (int i = 0; i < width; i++) {
            float value = values[offset + i];
            if (!bounds.contain(first + i, value)) {
                if (Float.isNaN(value)) {
                    nanCount++;
                } else {
                    outOfRangeCounts[first + i]++;
                    if (policy == EventPolicy.CLIP) {
                        values[offset + i] =
                                value < bounds.lowest[first + i] ? bounds.min[first + i] : bounds.max[first + i];
                    }
                }
            }
        }
    }
}
