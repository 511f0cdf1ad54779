package org.kaon.benchmarks.measure;

import java.nio.file.Path;
import java.util.Arrays;
import org.kaon.benchmarks.engine.Engines;
import org.kaon.benchmarks.engine.FileEngine;
import org.kaon.benchmarks.engine.Scorer;

/**
 * A JVM that reads a model and answers. Prints a line at its first answer, for whoever started the JVM to look at the clock; then goes on for some
 * seconds and prints lines of {@code metric,value}.
 */
public final class ColdStart {
    /** What is printed at the first answer. */
    public static final String ANSWERED = "answered";

    private static final int MOST_CALLS = 1_000_000;
    private static final int WINDOW = 32;
    private static final int EVENTS = 64;

    private ColdStart() {}

    /** Arguments: engine, model file, inputs, outputs, seconds. */
    public static void main(String[] arguments) throws Exception {
        FileEngine engine = Engines.ofFiles(arguments[0]);
        float[][] events = events(Integer.parseInt(arguments[2]));
        float[] outputs = new float[Integer.parseInt(arguments[3])];
        long[] nanos = new long[MOST_CALLS];
        long begin = System.nanoTime();
        Scorer scorer = engine.load(Path.of(arguments[1])).scorer(1);
        long loaded = System.nanoTime();
        nanos[0] = time(scorer, events[0], outputs);
        System.out.println(ANSWERED);
        long end = loaded + (long) (Double.parseDouble(arguments[4]) * 1e9);
        int count = 1;
        while (count < MOST_CALLS && System.nanoTime() < end) {
            nanos[count] = time(scorer, events[count & (EVENTS - 1)], outputs);
            count++;
        }
        report(Arrays.copyOf(nanos, count), loaded - begin);
    }

    private static long time(Scorer scorer, float[] event, float[] outputs) {
        long begin = System.nanoTime();
        scorer.score(event, outputs);
        return System.nanoTime() - begin;
    }

    private static void report(long[] nanos, long loading) {
        double steady = median(nanos, nanos.length - nanos.length / 4, nanos.length);
        int calls = 0;
        while (calls + WINDOW < nanos.length && median(nanos, calls, calls + WINDOW) > 2 * steady) {
            calls++;
        }
        long until = Arrays.stream(nanos, 0, calls).sum();
        System.out.println("load," + loading * 1e-9);
        System.out.println("first call," + nanos[0] * 1e-9);
        System.out.println("steady call," + steady * 1e-9);
        System.out.println("calls to twice steady," + calls);
        System.out.println("time to twice steady," + until * 1e-9);
    }

    private static double median(long[] nanos, int from, int to) {
        long[] sorted = Arrays.copyOfRange(nanos, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static float[][] events(int width) {
        float[][] events = new float[EVENTS][width];
        for (int i = 0; i < EVENTS; i++) {
            for (int j = 0; j < width; j++) {
                events[i][j] = (i * 31 + j * 17) % 41 / 20f - 1;
            }
        }
        return events;
    }
}
