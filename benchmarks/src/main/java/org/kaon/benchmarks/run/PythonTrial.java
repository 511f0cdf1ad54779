package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import org.kaon.benchmarks.network.Architecture;
import org.kaon.benchmarks.report.Candidate;
import org.kaon.benchmarks.report.Measurement;
import org.kaon.benchmarks.report.Metrics;

/**
 * A Python process that times all cases of a group.
 *
 * @param campaign which networks, for how long
 * @param python interpreter and library
 * @param group {@code training} or {@code python}
 * @param threads that the library may use
 */
record PythonTrial(Campaign campaign, Python python, String group, int threads) implements Trial {
    @Override
    public String title() {
        return group + ": " + python.library() + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public List<Measurement> run(int round) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                python.program().toString(),
                Python.SCRIPT.toString(),
                "--group",
                group,
                "--threads",
                Integer.toString(threads),
                "--seconds",
                Double.toString(campaign.timing().seconds()),
                "--folder",
                campaign.models().folder().toString()));
        campaign.networks().stream().map(Architecture::name).forEach(command::add);
        Candidate candidate = new Candidate(python.library(), "Python", threads);
        List<Measurement> measurements = new ArrayList<>();
        for (String line : Program.run(command).lines()) {
            String[] fields = line.split(",", -1);
            measurements.add(new Measurement(
                    group, fields[0], fields[1], candidate, Metrics.TIME, round, Double.parseDouble(fields[2])));
        }
        return measurements;
    }
}
