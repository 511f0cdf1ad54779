package org.kaon.benchmarks.network;

import java.util.Random;

/**
 * Events with labels to train a network on that has one output.
 *
 * @param subject the network
 * @param events standardised, event after event
 * @param labels 0 or 1, one per event
 */
public record Labelled(Subject subject, float[] events, float[] labels) {
    private static final long SEED = 5;

    /** Labels that depend on the first two features and on chance, so that there is something to learn. */
    public static Labelled of(Subject subject, int count) {
        float[] events = subject.events(count);
        float[] labels = new float[count];
        Random random = new Random(SEED);
        int width = subject.architecture().inputs();
        for (int i = 0; i < count; i++) {
            labels[i] = events[i * width] * events[i * width + 1] + random.nextGaussian() > 0 ? 1 : 0;
        }
        return new Labelled(subject, events, labels);
    }

    /** How many events there are. */
    public int count() {
        return labels.length;
    }
}
