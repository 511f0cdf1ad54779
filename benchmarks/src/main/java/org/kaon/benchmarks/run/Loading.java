package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kaon.benchmarks.measure.LoadTime;
import org.kaon.benchmarks.network.Architecture;
import org.kaon.benchmarks.report.Candidate;

/** The groups that begin with a model file. */
final class Loading {
    private static final double LOAD_WARM_UP_FACTOR = 3;
    /** How long a cold start is watched; a JVM's compilers are done by then. */
    private static final double COLD_FACTOR = 4;

    private Loading() {}

    static List<Block> load(Campaign campaign) {
        Timing timing = campaign.timing().times(LOAD_WARM_UP_FACTOR, 1);
        List<Block> blocks = new ArrayList<>();
        for (Architecture network : campaign.networks()) {
            List<Trial> trials = new ArrayList<>();
            for (Peers.Entrant entrant : single(campaign)) {
                Map<String, String> parameters = Map.of("network", network.name(), "engine", entrant.engine());
                trials.add(new JmhTrial(
                        LoadTime.class, label("load", network, entrant), entrant.jvm(), 1, parameters, 1, timing));
            }
            blocks.add(new Block("load " + network.name(), trials, campaign.rounds()));
        }
        return blocks;
    }

    static List<Block> cold(Campaign campaign) {
        double seconds = COLD_FACTOR * campaign.timing().seconds();
        List<Block> blocks = new ArrayList<>();
        for (Architecture network : campaign.networks()) {
            List<Trial> trials = new ArrayList<>();
            for (Peers.Entrant entrant : single(campaign)) {
                trials.add(new ColdStartTrial(
                        label("cold", network, entrant),
                        entrant.jvm(),
                        network,
                        campaign.models().file(network, entrant.engine()),
                        seconds));
            }
            blocks.add(new Block("cold " + network.name(), trials, campaign.rounds()));
        }
        return blocks;
    }

    private static List<Peers.Entrant> single(Campaign campaign) {
        return Peers.compared(campaign.jdks()).stream()
                .filter(entrant -> entrant.threads() == 1)
                .toList();
    }

    private static Label label(String group, Architecture network, Peers.Entrant entrant) {
        return new Label(
                group,
                network.name(),
                "",
                new Candidate(entrant.engine(), entrant.jvm().label(), 1));
    }
}
