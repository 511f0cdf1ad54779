package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kaon.benchmarks.network.Architecture;
import org.kaon.benchmarks.report.Candidate;

/** The group of single events at a steady pace. */
final class Paced {
    private static final long PERIOD_NANOS = 100_000;
    private static final long LONG_PERIOD_NANOS = 1_000_000;
    /** Above this many products an event may take longer than the short period. */
    private static final long SMALL_NETWORK = 100_000;

    private Paced() {}

    static List<Block> blocks(Campaign campaign) {
        int turns = (int) Math.max(1, Math.round(10 * campaign.timing().seconds()));
        List<Block> blocks = new ArrayList<>();
        for (Architecture network : campaign.networks()) {
            long period = network.products() < SMALL_NETWORK ? PERIOD_NANOS : LONG_PERIOD_NANOS;
            List<Trial> trials = new ArrayList<>();
            for (Jvm jvm : campaign.jdks().ofKaon()) {
                List<String> kaon = Peers.kaon(campaign.jdks()).stream()
                        .filter(entrant -> entrant.jvm().equals(jvm))
                        .map(Peers.Entrant::engine)
                        .toList();
                List<String> engines = Stream.concat(kaon.stream(), Stream.of(Peers.ONNX_RUNTIME))
                        .toList();
                Label label = new Label(
                        "paced",
                        network.name(),
                        "one event every " + period / 1000 + " µs",
                        new Candidate(kaon.get(0), jvm.label(), 1));
                trials.add(new PacedTrial(label, jvm, period, turns, engines));
            }
            blocks.add(new Block("paced " + network.name(), trials, campaign.fewerRounds()));
        }
        return blocks;
    }
}
