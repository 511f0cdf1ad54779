package org.kaon.benchmarks.run;

import java.io.PrintStream;
import java.util.List;
import org.kaon.benchmarks.measure.Soundness;

/** Checks outputs and allocation in each JVM that is measured. */
public final class SoundnessCheck {
    private SoundnessCheck() {}

    /**
     * Checks.
     *
     * @param jdks to check on
     * @param log gets every finding
     * @throws IllegalStateException with all findings, where one is wrong
     */
    public static void run(Jdks jdks, PrintStream log) throws Exception {
        for (Jvm jvm : jdks.ofKaon()) {
            log.println(jvm.label());
            Program.java(jvm, Soundness.class, List.of()).lines().forEach(log::println);
        }
    }
}
