package org.kaon.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.kaon.benchmarks.engine.Compiled;
import org.kaon.benchmarks.engine.Engine;
import org.kaon.benchmarks.engine.Engines;
import org.kaon.benchmarks.network.Architectures;
import org.kaon.benchmarks.network.Subject;

/**
 * Single events at a steady pace in one JVM, engine beside engine and beside a loop that does nothing, in turns of half a second, so that
 * whatever disturbs the machine disturbs all of them. Prints lines of {@code engine,metric,seconds}.
 */
public final class PacedLoop {
    private static final long TURN_NANOS = 500_000_000L;
    private static final Map<String, Function<Ticks, Double>> METRICS = metrics();

    private PacedLoop() {}

    /** Arguments: network, period in ns, turns, engines. */
    public static void main(String[] arguments) {
        Subject subject = Subject.of(Architectures.of(arguments[0]));
        long period = Long.parseLong(arguments[1]);
        int turns = Integer.parseInt(arguments[2]);
        Map<String, Ticks> loops = new LinkedHashMap<>();
        loops.put("empty", new Ticks(() -> 0));
        for (int i = 3; i < arguments.length; i++) {
            Engine engine = Engines.of(arguments[i]);
            Compiled compiled = engine.compile(subject, 1);
            compiled.warmUp();
            Prepared prepared = Prepared.singles(subject, engine, compiled);
            loops.put(arguments[i], new Ticks(prepared::next));
        }
        int ticks = (int) (TURN_NANOS / period);
        warmUp(loops, ticks);
        for (int turn = 0; turn < turns; turn++) {
            loops.values().forEach(loop -> loop.run(ticks, period));
        }
        loops.forEach((name, loop) ->
                METRICS.forEach((metric, value) -> System.out.println(name + "," + metric + "," + value.apply(loop))));
        if (loops.values().stream().anyMatch(loop -> Float.isNaN(loop.sum()))) {
            throw new IllegalStateException("an engine gave NaN");
        }
    }

    /** Back to back, until the compiler has had its way: at least two seconds each. */
    private static void warmUp(Map<String, Ticks> loops, int ticks) {
        for (Ticks loop : loops.values()) {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < 4 * TURN_NANOS) {
                loop.run(ticks, 0);
            }
            loop.reset();
        }
    }

    private static Map<String, Function<Ticks, Double>> metrics() {
        Map<String, Function<Ticks, Double>> metrics = new LinkedHashMap<>();
        metrics.put("call p50", loop -> seconds(loop.call().getValueAtPercentile(50)));
        metrics.put("p50", at(50));
        metrics.put("p99", at(99));
        metrics.put("p99.9", at(99.9));
        metrics.put("max", loop -> seconds(loop.response().getMaxValue()));
        return metrics;
    }

    private static Function<Ticks, Double> at(double percentile) {
        return loop -> {
            Histogram response = loop.response();
            return seconds(response.getValueAtPercentile(percentile));
        };
    }

    private static double seconds(long nanos) {
        return nanos * 1e-9;
    }
}
