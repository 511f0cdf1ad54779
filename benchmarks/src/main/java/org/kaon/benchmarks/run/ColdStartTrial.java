package org.kaon.benchmarks.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kaon.benchmarks.measure.ColdStart;
import org.kaon.benchmarks.network.Architecture;
import org.kaon.benchmarks.report.Measurement;
import org.kaon.benchmarks.report.Metrics;

/**
 * A new JVM that reads a model and answers.
 *
 * @param label of what is measured
 * @param jvm what runs it
 * @param architecture of the model
 * @param file the model, as the engine wants it
 * @param seconds how long it goes on behind its first answer
 */
record ColdStartTrial(Label label, Jvm jvm, Architecture architecture, Path file, double seconds) implements Trial {
    @Override
    public String title() {
        return label.toString();
    }

    @Override
    public List<Measurement> run(int round) throws Exception {
        Program program = Program.java(
                jvm,
                ColdStart.class,
                List.of(
                        label.candidate().engine(),
                        file.toString(),
                        Integer.toString(architecture.inputs()),
                        Integer.toString(architecture.outputs()),
                        Double.toString(seconds)));
        if (!program.lines().get(0).equals(ColdStart.ANSWERED)) {
            throw new IllegalStateException(
                    title() + " began with '" + program.lines().get(0) + "'");
        }
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(label.measurement(Metrics.START, round, program.firstLineSeconds()));
        for (String line : program.lines().subList(1, program.lines().size())) {
            String[] fields = line.split(",", -1);
            measurements.add(label.measurement(fields[0], round, Double.parseDouble(fields[1])));
        }
        return measurements;
    }
}
