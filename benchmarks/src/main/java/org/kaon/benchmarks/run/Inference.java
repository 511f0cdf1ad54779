package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kaon.benchmarks.measure.Batch;
import org.kaon.benchmarks.measure.SingleEvent;
import org.kaon.benchmarks.measure.ThreadScaling;
import org.kaon.benchmarks.network.Architecture;
import org.kaon.benchmarks.report.Candidate;

/** The groups about evaluating in a warm JVM. */
final class Inference {
    private static final List<Integer> ROWS = List.of(32, 128, 1024);
    private static final List<Integer> THREADS = List.of(1, 2);

    private Inference() {}

    static List<Block> latency(Campaign campaign) {
        List<Block> blocks = new ArrayList<>();
        for (Architecture network : campaign.networks()) {
            blocks.addAll(blocks(
                    campaign, "latency " + network.name(), entrant -> single(campaign, "latency", network, entrant)));
        }
        return blocks;
    }

    static JmhTrial single(Campaign campaign, String group, Architecture network, Peers.Entrant entrant) {
        Label label = label(group, network, "1 event", entrant);
        return new JmhTrial(
                SingleEvent.class, label, entrant.jvm(), 1, parameters(network, entrant), 1, campaign.timing());
    }

    static List<Block> batch(Campaign campaign) {
        List<Block> blocks = new ArrayList<>();
        for (Architecture network : campaign.networks()) {
            for (int rows : ROWS) {
                blocks.addAll(blocks(
                        campaign,
                        "batch " + network.name() + " " + rows + " rows",
                        entrant -> batch(campaign, "batch", network, rows, entrant)));
            }
        }
        return blocks;
    }

    static JmhTrial batch(Campaign campaign, String group, Architecture network, int rows, Peers.Entrant entrant) {
        Label label = label(group, network, rows + " rows", entrant);
        Map<String, String> parameters = new HashMap<>(parameters(network, entrant));
        parameters.put("rows", Integer.toString(rows));
        return new JmhTrial(Batch.class, label, entrant.jvm(), 1, parameters, 1, campaign.timing());
    }

    static List<Block> threads(Campaign campaign) {
        List<Block> blocks = new ArrayList<>();
        for (Architecture network : campaign.networks()) {
            List<Trial> trials = new ArrayList<>();
            for (Peers.Entrant entrant : Peers.compared(campaign.jdks())) {
                for (int threads : THREADS) {
                    if (entrant.threads() == 1) {
                        trials.add(scaling(campaign, network, entrant, threads));
                    }
                }
            }
            blocks.add(new Block("threads " + network.name(), trials, campaign.rounds()));
        }
        return blocks;
    }

    private static JmhTrial scaling(Campaign campaign, Architecture network, Peers.Entrant entrant, int threads) {
        Candidate candidate = new Candidate(entrant.engine(), entrant.jvm().label(), threads);
        Label label = new Label("threads", network.name(), "1 event", candidate);
        Map<String, String> parameters = Map.of("network", network.name(), "engine", entrant.engine());
        return new JmhTrial(ThreadScaling.class, label, entrant.jvm(), threads, parameters, 1, campaign.timing());
    }

    /** Those that ratios are made of take turns for all rounds, the others for fewer, beside them. */
    private static List<Block> blocks(Campaign campaign, String title, Function<Peers.Entrant, Trial> trial) {
        List<Trial> compared =
                Peers.compared(campaign.jdks()).stream().map(trial).toList();
        List<Trial> all = new ArrayList<>(compared);
        Peers.others(campaign.jdks()).stream().map(trial).forEach(all::add);
        int first = campaign.fewerRounds();
        return List.of(new Block(title, all, 0, first), new Block(title, compared, first, campaign.rounds()));
    }

    private static Label label(String group, Architecture network, String setting, Peers.Entrant entrant) {
        Candidate candidate = new Candidate(entrant.engine(), entrant.jvm().label(), entrant.threads());
        return new Label(group, network.name(), setting, candidate);
    }

    private static Map<String, String> parameters(Architecture network, Peers.Entrant entrant) {
        return Map.of(
                "network",
                network.name(),
                "engine",
                entrant.engine(),
                "engineThreads",
                Integer.toString(entrant.threads()));
    }
}
