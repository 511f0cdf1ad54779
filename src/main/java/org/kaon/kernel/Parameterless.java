package org.kaon.kernel;

import java.util.function.UnaryOperator;
import org.kaon.activation.Activation;

/**
 * An op that acts in training as at inference and learns nothing.
 *
 * @param op forward and backward
 */
public record Parameterless(Op op) implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        op.run(pass.rows(), pass.inputs(), pass.output(), scratch(pass));
    }

    @Override
    public void backward(Pass pass) {
        op.backward(
                pass.rows(), pass.inputs(), pass.output(), pass.outputGradient(), pass.inputGradients(), scratch(pass));
    }

    @Override
    public Layout.Choice layouts() {
        return op.isElementwise() ? Layout.Choice.ALIKE : Layout.Choice.BY_EVENT;
    }

    @Override
    public TrainingOp with(UnaryOperator<Activation> functions) {
        return new Parameterless(op.with(functions));
    }

    private float[] scratch(Pass pass) {
        return pass.workspace().scratch(op.scratchSize());
    }
}
