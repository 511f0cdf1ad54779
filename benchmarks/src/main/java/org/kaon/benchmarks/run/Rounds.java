package org.kaon.benchmarks.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kaon.benchmarks.report.Measurement;

/** Runs groups of benchmarks, the trials of a block in turns. */
public final class Rounds {
    private final Campaign campaign;
    private final int mostTrials;
    private final PrintStream log;
    private int done;
    private int total;

    /**
     * A run.
     *
     * @param campaign what to measure
     * @param mostTrials of a block: the first ones; the rest is left out
     * @param log where its progress goes
     */
    public Rounds(Campaign campaign, int mostTrials, PrintStream log) {
        this.campaign = campaign;
        this.mostTrials = mostTrials;
        this.log = log;
    }

    /**
     * Measures.
     *
     * @param groups names of {@link Groups}
     * @param afterGroup gets a group's figures as soon as it is through
     */
    public void run(List<String> groups, Consumer<List<Measurement>> afterGroup) throws Exception {
        Map<String, List<Block>> blocks = new LinkedHashMap<>();
        groups.forEach(group -> blocks.put(
                group,
                Groups.blocks(group, campaign).stream()
                        .map(block -> block.first(mostTrials))
                        .toList()));
        total = blocks.values().stream()
                .flatMap(List::stream)
                .mapToInt(Block::trialCount)
                .sum();
        for (List<Block> group : blocks.values()) {
            List<Measurement> measurements = new ArrayList<>();
            for (Block block : group) {
                measurements.addAll(run(block));
            }
            afterGroup.accept(measurements);
        }
    }

    private List<Measurement> run(Block block) throws Exception {
        List<Measurement> measurements = new ArrayList<>();
        for (int round = block.first(); round < block.end(); round++) {
            for (Trial trial : block.trials()) {
                done++;
                List<Measurement> figures = trial.run(round);
                measurements.addAll(figures);
                log.printf("[%d/%d] round %d, %s: %s%n", done, total, round + 1, trial.title(), first(figures));
            }
        }
        return measurements;
    }

    private static String first(List<Measurement> figures) {
        return figures.isEmpty() ? "nothing" : "%.4g".formatted(figures.get(0).value());
    }
}
