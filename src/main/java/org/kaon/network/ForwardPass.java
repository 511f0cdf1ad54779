package org.kaon.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.kaon.InputException;

/**
 * The batch forward pass on EJML matrices, layer by layer with nothing fused: for users who have matrices, and the plain reference that
 * the compiled predictor is held against. Immutable and thread-safe.
 *
 * <p>A matrix has a row per event; an event's values lie in C order.
 */
public final class ForwardPass {
    private final Program program;

    private ForwardPass(Program program) {
        this.program = program;
    }

    /**
     * Prepares the forward pass.
     *
     * @param network the network; every axis of its inputs must be known
     * @return the pass
     */
    public static ForwardPass of(Network network) {
        return new ForwardPass(network.program());
    }

    /**
     * Evaluates a network of one input and one output.
     *
     * @param x events × inputs
     * @return events × outputs
     */
    public FMatrixRMaj apply(FMatrixRMaj x) {
        return apply(List.of(x)).get(0);
    }

    /**
     * Evaluates a network.
     *
     * @param inputs one matrix per input, all with a row per event; not modified
     * @return one new matrix per output
     */
    public List<FMatrixRMaj> apply(List<FMatrixRMaj> inputs) {
        check(inputs);
        int rows = inputs.get(0).numRows;
        List<float[]> outputs =
                apply(rows, inputs.stream().map(matrix -> matrix.data).toList());
        List<FMatrixRMaj> matrices = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            int size = program.sizes().get(program.outputs().get(i));
            matrices.add(FMatrixRMaj.wrap(rows, size, outputs.get(i)));
        }
        return matrices;
    }

    /**
     * Evaluates a network on plain arrays.
     *
     * @param rows how many events
     * @param inputs one array per input, event after event, each event's values in C order; not modified
     * @return one new array per output, in the same form
     */
    public List<float[]> apply(int rows, List<float[]> inputs) {
        if (inputs.size() != program.inputs().size()) {
            throw new InputException(
                    inputs.size() + " arrays, expected " + program.inputs().size() + " (inputs of the network)");
        }
        float[][] values = new float[program.sizes().size()][];
        for (int i = 0; i < inputs.size(); i++) {
            int expected = rows * program.sizes().get(program.inputs().get(i));
            if (inputs.get(i).length < expected) {
                throw new InputException(
                        "array " + i + " has " + inputs.get(i).length + " values, expected " + expected);
            }
            values[program.inputs().get(i)] = inputs.get(i);
        }
        float[] scratch = new float[program.scratchSize()];
        for (Program.Step step : program.steps()) {
            float[][] in = step.inputs().stream().map(tensor -> values[tensor]).toArray(float[][]::new);
            float[] out = new float[rows * program.sizes().get(step.output())];
            step.op().run(rows, in, out, scratch);
            values[step.output()] = out;
        }
        return program.outputs().stream()
                .map(tensor ->
                        Arrays.copyOf(values[tensor], rows * program.sizes().get(tensor)))
                .toList();
    }

    private void check(List<FMatrixRMaj> inputs) {
        if (inputs.size() != program.inputs().size()) {
            throw new InputException(
                    inputs.size() + " matrices, expected " + program.inputs().size() + " (inputs of the network)");
        }
        for (int i = 0; i < inputs.size(); i++) {
            int expected = program.sizes().get(program.inputs().get(i));
            if (inputs.get(i).numCols != expected || inputs.get(i).numRows != inputs.get(0).numRows) {
                throw new InputException("matrix " + i + " is " + inputs.get(i).numRows + " × " + inputs.get(i).numCols
                        + ", expected " + inputs.get(0).numRows + " × " + expected);
            }
        }
    }
}
