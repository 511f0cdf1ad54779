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
        op(pass).run(pass.rows(), pass.inputs(), pass.output(), scratch(pass));
    }

    @Override
    public void backward(Pass pass) {
        op(pass).backward(
                        pass.rows(),
                        pass.inputs(),
                        pass.output(),
                        pass.outputGradient(),
                        pass.inputGradients(),
                        scratch(pass));
    }

    private Op op(Pass pass) {
        return pass.inputLayout() == Layout.BY_FEATURE ? op.byFeature() : op;
    }

    @Override
    public Layout.Choice layouts() {
        if (op.isElementwise()) {
            return Layout.Choice.ALIKE;
        }
        return op.byFeature() == op ? Layout.Choice.BY_EVENT : Layout.Choice.ANY_TO_EVENT;
    }

    @Override
    public TrainingOp with(UnaryOperator<Activation> functions) {
        return new Parameterless(op.with(functions));
    }

    private float[] scratch(Pass pass) {
        return pass.workspace().scratch(op.scratchSize());
    }
}
