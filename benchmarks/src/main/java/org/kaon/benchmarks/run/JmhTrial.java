package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kaon.benchmarks.report.Measurement;
import org.kaon.benchmarks.report.Metrics;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A fork of a JMH benchmark.
 *
 * @param benchmark the class
 * @param label of what is measured: group, network, setting, candidate
 * @param jvm what runs it
 * @param threads of JMH
 * @param parameters of the benchmark by name
 * @param perOperation how many steps a call makes
 * @param timing how long
 */
record JmhTrial(
        Class<?> benchmark,
        Label label,
        Jvm jvm,
        int threads,
        Map<String, String> parameters,
        int perOperation,
        Timing timing)
        implements Trial {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    @Override
    public String title() {
        return label.toString();
    }

    @Override
    public List<Measurement> run(int round) throws RunnerException {
        Collection<RunResult> results = new Runner(options().build()).run();
        if (results.size() != 1) {
            throw new IllegalStateException(title() + ": " + results.size() + " results, expected 1");
        }
        RunResult result = results.iterator().next();
        List<Measurement> measurements = new ArrayList<>();
        double score = median(result);
        if (result.getParams().getMode() == Mode.Throughput) {
            measurements.add(label.measurement(Metrics.RATE, round, score));
        } else {
            double unit = result.getParams().getTimeUnit().toNanos(1) * 1e-9;
            measurements.add(label.measurement(Metrics.TIME, round, score * unit / perOperation));
        }
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATION);
        if (allocated != null) {
            measurements.add(label.measurement(Metrics.ALLOCATED, round, allocated.getScore() / perOperation));
        }
        return measurements;
    }

    private ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .jvm(jvm.java().toString())
                .jvmArgs(jvm.argumentsForJmh().toArray(String[]::new))
                .forks(1)
                .threads(threads)
                .warmupIterations(timing.iterations())
                .warmupTime(iteration(timing.warmUpSeconds()))
                .measurementIterations(timing.iterations())
                .measurementTime(iteration(timing.seconds()))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        return options;
    }

    private TimeValue iteration(double seconds) {
        return new TimeValue(Math.max(1, Math.round(seconds * 1e3 / timing.iterations())), TimeUnit.MILLISECONDS);
    }

    /** The iterations' median: one that was interrupted doesn't count. */
    private static double median(RunResult result) {
        double[] scores = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        if (scores.length == 0) {
            throw new IllegalStateException("no iteration");
        }
        return scores[scores.length / 2];
    }
}
