package org.kaon.benchmarks.network;

/** Compares an engine's outputs with the reference forward pass. */
public final class Agreement {
    private Agreement() {}

    /**
     * The largest difference, as a part of the largest output.
     *
     * @param outputs what an engine gave
     * @param expected what the reference gives
     * @return NaN or infinite where an output is no number
     */
    public static double difference(float[] outputs, float[] expected) {
        if (outputs.length != expected.length) {
            throw new IllegalArgumentException(outputs.length + " outputs, expected " + expected.length);
        }
        double largest = 0;
        double scale = 0;
        for (int i = 0; i < outputs.length; i++) {
            double difference = Math.abs((double) outputs[i] - expected[i]);
            if (Double.isNaN(difference)) {
                return Double.NaN;
            }
            largest = Math.max(largest, difference);
            scale = Math.max(scale, Math.abs(expected[i]));
        }
        return largest / scale;
    }

    /**
     * Fails where an engine is off by more than it may.
     *
     * @param who for the message
     * @param outputs what it gave
     * @param expected what the reference gives
     * @param tolerance the largest difference, as a part of the largest output
     */
    public static void check(String who, float[] outputs, float[] expected, double tolerance) {
        double difference = difference(outputs, expected);
        if (!(difference <= tolerance)) {
            throw new IllegalStateException(
                    who + " is off the reference forward pass by " + difference + ", expected at most " + tolerance);
        }
    }
}
