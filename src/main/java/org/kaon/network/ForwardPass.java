package org.kaon.network;

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
        float[][] values = new float[program.sizes().size()][];
        for (int i = 0; i < inputs.size(); i++) {
            values[program.inputs().get(i)] = inputs.get(i).data;
        }
        float[] scratch = new float[program.scratchSize()];
        for (Program.Step step : program.steps()) {
            float[][] in = step.inputs().stream().map(tensor -> values[tensor]).toArray(float[][]::new);
            float[] out = new float[rows * program.sizes().get(step.output())];
            step.op().run(rows, in, out, scratch);
            values[step.output()] = out;
        }
        return program.outputs().stream()
                .map(tensor -> FMatrixRMaj.wrap(rows, program.sizes().get(tensor), values[tensor])
                        .copy())
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
