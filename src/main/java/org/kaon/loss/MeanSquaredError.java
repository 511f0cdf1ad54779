package org.kaon.loss;

/** {@code L = Σ (p - t)² / n} over the n values of a vector. */
public record MeanSquaredError() implements Loss {
    @Override
    public String name() {
        return "mean_squared_error";
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < prediction.length; i++) {
            double difference = prediction[i] - target[i];
            sum += difference * difference;
            gradient[i] = 2 * difference / prediction.length;
        }
        return sum / prediction.length;
    }
}
