package org.kaon.engine;

import org.kaon.loss.Loss;

/** {@code L = Σ target · prediction}: the gradient that goes into the output is any that a test wants. */
public record LinearFunctional() implements Loss {
    @Override
    public String name() {
        return "linear_functional";
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < prediction.length; i++) {
            sum += target[i] * prediction[i];
            gradient[i] = target[i];
        }
        return sum;
    }
}
