package org.kaon.kernel;

import java.util.function.UnaryOperator;
import org.kaon.activation.Activation;

/**
 * An op on each of several parts of an event: to it, every part is a row.
 *
 * @param times parts per event
 * @param op what is done with each
 */
public record EachPart(int times, TrainingOp op) implements TrainingOp {
    @Override
    public void prepare(float[][] parameters, Workspace shared, boolean training) {
        op.prepare(parameters, shared, training);
    }

    @Override
    public void forward(Pass pass) {
        op.forward(pass.times(times));
    }

    @Override
    public boolean addsToLoss() {
        return op.addsToLoss();
    }

    @Override
    public TrainingOp with(UnaryOperator<Activation> functions) {
        return new EachPart(times, op.with(functions));
    }

    @Override
    public void backward(Pass pass) {
        op.backward(pass.times(times));
    }
}
