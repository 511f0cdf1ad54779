package org.kaon.study.lepton;

import java.util.Arrays;

/** Mean and standard deviation, {@code √(Σ (x − mean)² / (n − 1))}, which is NaN for one number. */
record Spread(double mean, double std) {
    static Spread of(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return new Spread(mean, values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)));
    }
}
