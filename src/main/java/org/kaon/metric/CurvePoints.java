package org.kaon.metric;

import java.util.Arrays;

/** Every step of a sweep over scores, kept: the sums of weights at and above each different score. */
final class CurvePoints implements RankedScores.Step {
    private double[] thresholds = new double[64];
    private double[] signals = new double[64];
    private double[] backgrounds = new double[64];
    private int size;

    @Override
    public void at(float score, double signal, double background) {
        if (size == thresholds.length) {
            int grown = Math.addExact(size, size);
            thresholds = Arrays.copyOf(thresholds, grown);
            signals = Arrays.copyOf(signals, grown);
            backgrounds = Arrays.copyOf(backgrounds, grown);
        }
        thresholds[size] = score;
        signals[size] = signal;
        backgrounds[size] = background;
        size++;
    }

    int size() {
        return size;
    }

    double threshold(int point) {
        return thresholds[point];
    }

    double signal(int point) {
        return signals[point];
    }

    double background(int point) {
        return backgrounds[point];
    }
}
