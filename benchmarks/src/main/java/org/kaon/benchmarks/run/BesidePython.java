package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import org.kaon.benchmarks.engine.KaonEngines;
import org.kaon.benchmarks.network.Architecture;

/** The group of inference beside Python's libraries. */
final class BesidePython {
    private static final String GROUP = "python";
    private static final int ROWS = 1024;

    private BesidePython() {}

    static List<Block> blocks(Campaign campaign) {
        if (campaign.pythons().isEmpty()) {
            return List.of();
        }
        Peers.Entrant kaon =
                new Peers.Entrant(KaonEngines.STANDARD, campaign.jdks().newest(), 1);
        List<Trial> trials = new ArrayList<>();
        for (Architecture network : campaign.networks()) {
            trials.add(Inference.single(campaign, GROUP, network, kaon));
            trials.add(Inference.batch(campaign, GROUP, network, ROWS, kaon));
        }
        campaign.pythons().forEach(python -> trials.add(new PythonTrial(campaign, python, GROUP, 1)));
        return List.of(new Block(GROUP, trials, campaign.rounds()));
    }
}
