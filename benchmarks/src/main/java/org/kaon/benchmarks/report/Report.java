package org.kaon.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** The page of all groups that have figures. */
public final class Report {
    private static final List<Section> SECTIONS = List.of(
            new Section(
                    "latency",
                    "One event",
                    "From a float array to a float array, 64 distinct events in turn; ONNX Runtime with input and output tensors on direct"
                            + " buffers, made once. One thread unless said. The bytes per call are JMH's: a few of slow calls are its own (that Kaon's"
                            + " calls allocate none is checked by itself before the run).",
                    new TimeTables(Baseline.ONNX_RUNTIME, Baseline.NAIVE)::render),
            new Section(
                    "batch",
                    "Batches",
                    "Kaon from array to array; ONNX Runtime on events that lie in its direct buffers already, nothing copied in or out. One thread"
                            + " unless said.",
                    new TimeTables(Baseline.ONNX_RUNTIME, Baseline.NAIVE)::render),
            new Section(
                    "threads",
                    "One predictor, two threads",
                    "Single events from threads with a session each of one shared predictor. The gain is at most 2.",
                    ScalingTable::render),
            new Section(
                    "load",
                    "From a file to the first answer",
                    "In a JVM that has done so before: reading, compiling, one prediction; Kaon from Keras's `.h5`, ONNX Runtime from `.onnx`.",
                    new TimeTables(Baseline.ONNX_RUNTIME)::render),
            new Section(
                    "cold",
                    "Cold start",
                    "A new JVM: from its start to the first answer; reading and compiling alone; the first prediction; how many calls, and seconds of"
                            + " calls, until the median of 32 is at most twice the steady state's (the median of the last quarter).",
                    MetricTable::render),
            new Section(
                    "paced",
                    "Single events at a steady pace",
                    "`call p50` is the call alone. The other columns count from the moment when the event was due (coordinated omission corrected),"
                            + " so they hold whatever held the loop up; the empty loop beside shows what the machine alone does. All of a row's group"
                            + " take turns of half a second in one JVM.",
                    MetricTable::render),
            new Section(
                    "training",
                    "Training",
                    "Binary cross-entropy and Adam on float32. Kaon's `Trainer.fit` for one epoch, its checks and the making of the model included;"
                            + " Keras's `fit`; a loop by hand in PyTorch with fused Adam; all shuffle.",
                    new TimeTables(Baseline.KERAS)::render),
            new Section(
                    "python",
                    "Inference beside Python",
                    "One thread. Keras as a `tf.function` (its `predict` takes milliseconds a call), PyTorch as a frozen script in inference mode.",
                    new TimeTables(Baseline.KERAS)::render));

    private Report() {}

    /**
     * The page.
     *
     * @param environment what was measured on
     * @param results the figures
     * @return Markdown
     */
    public static String render(String environment, Results results) {
        String introduction = """
                # Benchmarks

                Written by `benchmarks/run` ([how](../../benchmarks/README.md)); every fork's figure is in the CSV file beside this page.
                Every engine's outputs were compared with Kaon's reference forward pass before anything was timed. Forks of the candidates
                take turns. A time is the median over forks, in brackets the smallest and largest; a ratio is that of the medians, in
                brackets the smallest and largest of the rounds, in which both stood side by side. Above 1, the candidate is the faster one.

                """;
        return introduction
                + environment
                + SECTIONS.stream().map(section -> section.render(results)).collect(Collectors.joining());
    }
}
