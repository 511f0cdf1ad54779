package org.kaon.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.kaon.benchmarks.engine.Compiled;
import org.kaon.benchmarks.engine.Engine;
import org.kaon.benchmarks.engine.Engines;
import org.kaon.benchmarks.network.Agreement;
import org.kaon.benchmarks.network.Architecture;
import org.kaon.benchmarks.network.Architectures;
import org.kaon.benchmarks.network.DoubleReference;
import org.kaon.benchmarks.network.Subject;

/**
 * What must hold before times mean anything: the reference forward pass answers what the formulas in double do, every engine what the reference does, alone and in batches, and Kaon's single
 * predictions allocate nothing. Prints a line per finding and {@code N passed, N failed}; exit code 1 if any failed.
 */
public final class Soundness {
    private static final List<Integer> ROWS = List.of(1, 2, 31, 32, 128, 1024);
    private static final int MOST_ROWS = 1024;
    private static final int EVENTS = 128;
    private static final int CALLS = 200;
    private static final double LONGEST_WARM_UP_SECONDS = 60;

    private static int passed;
    private static int failed;

    private Soundness() {}

    /** No arguments. */
    public static void main(String[] arguments) throws Exception {
        for (Architecture architecture : Architectures.all()) {
            Subject subject = Subject.of(architecture);
            referenceAgrees(subject);
            float[] expected = subject.reference(subject.events(MOST_ROWS));
            for (Engine engine : Engines.all()) {
                try (Compiled compiled = engine.compile(subject, 1)) {
                    agrees(subject, engine, compiled, expected);
                    if (engine.allocatesNothing()) {
                        allocatesNothing(subject, engine, compiled);
                    }
                }
            }
        }
        System.out.println(passed + " passed, " + failed + " failed");
        if (failed > 0) {
            System.exit(1);
        }
    }

    private static void referenceAgrees(Subject subject) {
        float[] events = subject.events(EVENTS);
        double difference = Agreement.difference(subject.reference(events), DoubleReference.of(subject, events));
        note(
                difference <= Engine.PROMISED,
                subject,
                "the reference",
                "off the formulas in double by %.1e, at most %.1e".formatted(difference, Engine.PROMISED));
    }

    /** Fewer events are the first of more. */
    private static void agrees(Subject subject, Engine engine, Compiled compiled, float[] expected) {
        double worst = 0;
        for (int rows : ROWS) {
            float[] events = subject.events(rows);
            float[] outputs = new float[rows * subject.architecture().outputs()];
            compiled.scorer(rows).score(events, outputs);
            double difference = Agreement.difference(outputs, Arrays.copyOf(expected, outputs.length));
            worst = difference <= worst ? worst : difference;
        }
        note(
                worst <= engine.tolerance(),
                subject,
                engine.name(),
                "off the reference by %.1e, at most %.1e".formatted(worst, engine.tolerance()));
    }

    /** The compiler may allocate for the interpreter's sake until it is done: it gets up to a minute, and then it has to be zero. */
    private static void allocatesNothing(Subject subject, Engine engine, Compiled compiled) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Prepared prepared = Prepared.singles(subject, engine, compiled);
        long begin = System.nanoTime();
        long bytes;
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                prepared.next();
            }
            bytes = threads.getCurrentThreadAllocatedBytes() - before;
        } while (bytes > 0 && System.nanoTime() - begin < LONGEST_WARM_UP_SECONDS * 1e9);
        note(
                bytes == 0,
                subject,
                engine.name(),
                bytes + " bytes allocated by " + CALLS + " single predictions, expected 0");
    }

    private static void note(boolean good, Subject subject, String who, String finding) {
        if (good) {
            passed++;
        } else {
            failed++;
        }
        System.out.println((good ? "ok    " : "FAIL  ") + subject.architecture().name() + "  " + who + ": " + finding);
    }
}
