package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import org.kaon.benchmarks.measure.PacedLoop;
import org.kaon.benchmarks.report.Candidate;
import org.kaon.benchmarks.report.Measurement;

/**
 * A paced loop with its engines side by side in one JVM.
 *
 * @param label of the first engine
 * @param jvm what runs it
 * @param periodNanos from event to event
 * @param turns of half a second for each engine
 * @param engines that take turns
 */
record PacedTrial(Label label, Jvm jvm, long periodNanos, int turns, List<String> engines) implements Trial {
    @Override
    public String title() {
        return label.toString();
    }

    @Override
    public List<Measurement> run(int round) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of(label.network(), Long.toString(periodNanos), Integer.toString(turns)));
        arguments.addAll(engines);
        List<Measurement> measurements = new ArrayList<>();
        for (String line : Program.java(jvm, PacedLoop.class, arguments).lines()) {
            String[] fields = line.split(",", -1);
            measurements.add(label.of(new Candidate(fields[0], jvm.label(), 1))
                    .measurement(fields[1], round, Double.parseDouble(fields[2])));
        }
        return measurements;
    }
}
