package org.kaon.benchmarks.run;

/**
 * How long JMH runs in one fork.
 *
 * @param warmUpSeconds before measuring
 * @param seconds of measuring
 * @param iterations of each kind; the median over them is taken
 */
public record Timing(double warmUpSeconds, double seconds, int iterations) {
    Timing times(double warmUpFactor, double factor) {
        return new Timing(warmUpFactor * warmUpSeconds, factor * seconds, iterations);
    }

    /** With at most so many iterations. */
    Timing iterations(int most) {
        return new Timing(warmUpSeconds, seconds, Math.min(iterations, most));
    }
}
