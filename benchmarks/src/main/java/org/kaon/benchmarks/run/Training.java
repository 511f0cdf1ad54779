package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kaon.benchmarks.engine.TrainingEngines;
import org.kaon.benchmarks.measure.TrainingEpoch;
import org.kaon.benchmarks.report.Candidate;

/** The group of training: steps of the large network, and an epoch of the small one on as many events as a Higgs sample has. */
final class Training {
    static final String GROUP = "training";
    private static final List<Integer> THREADS = List.of(1, 2);
    private static final List<Case> CASES = List.of(
            new Case("25-300x7-1", "step of 128 events", 128, 6_400, true),
            new Case("25-300x7-1", "step of 1024 events", 1024, 16_384, true),
            new Case("28-64-64-1", "epoch of 108800 events in batches of 128", 128, 108_800, false));
    /** An epoch takes up to a second: iterations shorter than that measure one. */
    private static final double FACTOR = 4;

    private record Case(String network, String setting, int batchSize, int events, boolean perStep) {
        int steps() {
            return perStep ? events / batchSize : 1;
        }
    }

    private Training() {}

    static List<Block> blocks(Campaign campaign) {
        List<Trial> trials = new ArrayList<>();
        for (Case each : CASES) {
            if (campaign.networks().stream().anyMatch(network -> network.name().equals(each.network()))) {
                trials.addAll(java(campaign, each));
            }
        }
        for (Python python : campaign.pythons()) {
            THREADS.forEach(threads -> trials.add(new PythonTrial(campaign, python, GROUP, threads)));
        }
        return List.of(new Block(GROUP, trials, campaign.rounds()));
    }

    private static List<Trial> java(Campaign campaign, Case each) {
        List<Trial> trials = new ArrayList<>();
        for (String engine : TrainingEngines.names()) {
            List<Jvm> jvms = engine.equals("kaon")
                    ? campaign.jdks().ofKaon()
                    : List.of(campaign.jdks().newest());
            for (Jvm jvm : jvms) {
                for (int threads : THREADS) {
                    trials.add(trial(campaign, each, new Peers.Entrant(engine, jvm, threads)));
                }
            }
        }
        return trials;
    }

    private static JmhTrial trial(Campaign campaign, Case each, Peers.Entrant entrant) {
        Candidate candidate = new Candidate(entrant.engine(), entrant.jvm().label(), entrant.threads());
        Timing timing = campaign.timing().times(FACTOR, FACTOR);
        return new JmhTrial(
                TrainingEpoch.class,
                new Label(GROUP, each.network(), each.setting(), candidate),
                entrant.jvm(),
                1,
                Map.of(
                        "network", each.network(),
                        "engine", entrant.engine(),
                        "engineThreads", Integer.toString(entrant.threads()),
                        "batchSize", Integer.toString(each.batchSize()),
                        "events", Integer.toString(each.events())),
                each.steps(),
                timing);
    }
}
