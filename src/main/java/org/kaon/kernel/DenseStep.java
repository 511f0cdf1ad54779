package org.kaon.kernel;

import java.util.List;

/**
 * {@code y = x W + b} on vectors, with parameters W (inputs × units) and b. Backward: {@code dx += dy Wᵀ}, {@code dW += xᵀ dy}, {@code db
 * += Σ dy}.
 *
 * @param positions vectors per event
 * @param inputs length of x
 * @param units length of y
 * @param useBias whether there is a b
 */
public record DenseStep(int positions, int inputs, int units, boolean useBias) implements SharedGradient {
    /** Up to so many inputs and units, loops over units are too short to be worth it; measured in {@code docs/adr/0012-narrow-networks.md}. */
    private static final int NARROW = 16;

    /** W among what all lanes share. */
    private static final int FORWARD = 0;
    /** The transpose of W, there. */
    private static final int BACKWARD = 1;

    @Override
    public void prepare(float[][] parameters, Workspace shared, boolean training) {
        if (isNarrow()) {
            return;
        }
        RightMatrix forward = shared.matrix(FORWARD);
        forward.take(inputs, units, parameters[0], units, 1);
        if (useBias) {
            forward.bias(parameters[1]);
        }
        if (training) {
            shared.matrix(BACKWARD).take(units, inputs, parameters[0], 1, units);
        }
    }

    @Override
    public void forward(Pass pass) {
        int vectors = pass.rows() * positions;
        if (isNarrow()) {
            new NarrowDense(this, pass, vectors).forward();
            return;
        }
        pass.shared()
                .matrix(FORWARD)
                .product(vectors, pass.inputs()[0], 0, inputs, 1, pass.output(), 0, pass.workspace());
    }

    @Override
    public void backward(Pass pass) {
        int vectors = pass.rows() * positions;
        if (pass.learning()) {
            learn(vectors, pass);
        }
        if (pass.wanted()[0]) {
            addInputGradient(vectors, pass);
        }
    }

    private void addInputGradient(int vectors, Pass pass) {
        if (isNarrow()) {
            new NarrowDense(this, pass, vectors).backward();
        } else {
            RightMatrix w = pass.shared().matrix(BACKWARD);
            float[] dy = pass.outputGradient();
            float[] dx = pass.inputGradients()[0];
            if (pass.fresh()[0]) {
                w.product(vectors, dy, 0, units, 1, dx, 0, pass.workspace());
            } else {
                w.addProduct(vectors, dy, 0, units, 1, dx, 0, pass.workspace());
            }
        }
    }

    @Override
    public boolean overwrites() {
        return !isNarrow();
    }

    private void learn(int vectors, Pass pass) {
        if (isNarrow()) {
            new NarrowDense(this, pass, vectors).learn();
            return;
        }
        float[] dy = pass.outputGradient();
        rightFactor(pass).take(vectors, units, dy, units, 1);
        if (useBias) {
            rightFactor(pass).addColumnSums(pass.parameterGradients()[1], pass.workspace());
        }
        if (!pass.leavesGradient()) {
            addGradient(List.of(pass), 0, inputs, true, pass.parameterGradients()[0], pass.workspace());
        }
    }

    /** dy of the lane. */
    private static RightMatrix rightFactor(Pass pass) {
        return pass.workspace().matrix(pass.stream());
    }

    @Override
    public int rows() {
        return inputs;
    }

    @Override
    public void addGradient(List<Pass> lanes, int from, int to, boolean adds, float[] gradient, Workspace workspace) {
        boolean isBegun = adds;
        for (Pass lane : lanes) {
            float[] x = lane.inputs()[0];
            RightMatrix dy = rightFactor(lane);
            if (isBegun) {
                dy.addProduct(to - from, x, from, 1, inputs, gradient, from * units, workspace);
            } else {
                dy.product(to - from, x, from, 1, inputs, gradient, from * units, workspace);
            }
            isBegun = true;
        }
    }

    @Override
    public Layout.Choice layouts() {
        return isNarrow() && positions == 1 ? Layout.Choice.ANY : Layout.Choice.BY_EVENT;
    }

    private boolean isNarrow() {
        return inputs <= NARROW && units <= NARROW;
    }

    @Override
    public TrainingOp times(int times) {
        return new DenseStep(times * positions, inputs, units, useBias);
    }
}
