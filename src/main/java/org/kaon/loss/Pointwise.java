package org.kaon.loss;

/** A loss of each value alone: {@code L = Σ l(pᵢ, tᵢ) / n} over the n values of a vector. */
public interface Pointwise extends Loss {
    /**
     * The loss of one value.
     *
     * @param p the prediction
     * @param t the target
     * @return l(p, t)
     */
    double value(double p, double t);

    /**
     * Its derivative, in the form that Keras's automatic differentiation gives at kinks.
     *
     * @param p the prediction
     * @param t the target
     * @return dl/dp
     */
    double slope(double p, double t);

    @Override
    default double of(double[] prediction, double[] target, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < prediction.length; i++) {
            sum += value(prediction[i], target[i]);
            gradient[i] = slope(prediction[i], target[i]) / prediction.length;
        }
        return sum / prediction.length;
    }
}
