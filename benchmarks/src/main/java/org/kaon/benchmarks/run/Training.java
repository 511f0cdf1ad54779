package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kaon.benchmarks.engine.KaonEngines;
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

    private static final int ITERATIONS = 3;

    private record Case(String network, String setting, int batchSize, int events, boolean perStep) {
        int steps() {
            return perStep ? events / batchSize : 1;
        }
    }

    private Training() {}

    /** Everybody takes part in the first round; the trainers from the table beside Kaon's, whose epochs take minutes here, in no other. */
    static List<Block> blocks(Campaign campaign) {
        List<Trial> compared = new ArrayList<>(trials(campaign, List.of(KaonEngines.STANDARD)));
        for (Python python : campaign.pythons()) {
            THREADS.forEach(threads -> compared.add(new PythonTrial(campaign, python, GROUP, threads)));
        }
        List<Trial> all = new ArrayList<>(compared);
        all.addAll(trials(
                campaign,
                TrainingEngines.names().stream()
                        .filter(name -> !name.equals(KaonEngines.STANDARD))
                        .toList()));
        return List.of(new Block(GROUP, all, 0, 1), new Block(GROUP, compared, 1, campaign.rounds()));
    }

    private static List<Trial> trials(Campaign campaign, List<String> engines) {
        List<Trial> trials = new ArrayList<>();
        for (Case each : CASES) {
            for (String engine : engines) {
                if (campaign.networks().stream()
                        .anyMatch(network -> network.name().equals(each.network()))) {
                    trials.addAll(trials(campaign, each, engine));
                }
            }
        }
        return trials;
    }

    private static List<Trial> trials(Campaign campaign, Case each, String engine) {
        List<Jvm> jvms = engine.equals(KaonEngines.STANDARD)
                ? campaign.jdks().ofKaon()
                : List.of(campaign.jdks().newest());
        List<Trial> trials = new ArrayList<>();
        for (Jvm jvm : jvms) {
            THREADS.forEach(threads -> trials.add(trial(campaign, each, new Peers.Entrant(engine, jvm, threads))));
        }
        return trials;
    }

    private static JmhTrial trial(Campaign campaign, Case each, Peers.Entrant entrant) {
        Candidate candidate = new Candidate(entrant.engine(), entrant.jvm().label(), entrant.threads());
        Timing timing = campaign.timing().times(FACTOR, FACTOR).iterations(ITERATIONS);
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
