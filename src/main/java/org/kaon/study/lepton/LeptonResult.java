package org.kaon.study.lepton;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kaon.training.Grid;
import org.kaon.training.TrainingResult;

/**
 * What came out of the study.
 *
 * @param leptons the leading ones
 * @param massCut the baseline without a network
 * @param ceilings what the decimals allow, in ever finer bins
 * @param networks what was trained; empty for a study of the data alone
 * @param files what was written, the report first
 */
public record LeptonResult(
        Leptons leptons, MassCut massCut, List<Ceiling> ceilings, Optional<Networks> networks, List<Path> files) {
    /**
     * Copies the lists.
     *
     * @param leptons the leading ones
     * @param massCut the baseline without a network
     * @param ceilings what the decimals allow
     * @param networks what was trained
     * @param files what was written
     */
    public LeptonResult {
        ceilings = List.copyOf(ceilings);
        files = List.copyOf(files);
    }

    /**
     * What was trained.
     *
     * @param published on the decimals
     * @param few the same on fewer training events, the most first
     * @param kinematics by the published recipe on (pT, η, φ, E)
     * @param grid of the published recipe
     * @param modern 5-5 by the modern recipe, seed 0
     * @param modernGrid of the modern recipe
     * @param representations each by the modern recipe
     * @param outputs of the published network for the test events
     */
    public record Networks(
            PublishedTraining published,
            List<Few> few,
            PublishedTraining kinematics,
            ArchitectureGrid grid,
            TrainingResult modern,
            ArchitectureGrid modernGrid,
            List<Tried> representations,
            Outputs outputs) {
        /**
         * Copies the lists.
         *
         * @param published on the decimals
         * @param few on fewer training events
         * @param kinematics on (pT, η, φ, E)
         * @param grid of the published recipe
         * @param modern 5-5 by the modern recipe
         * @param modernGrid of the modern recipe
         * @param representations each by the modern recipe
         * @param outputs of the published network
         */
        public Networks {
            few = List.copyOf(few);
            representations = List.copyOf(representations);
        }

        /**
         * 5-5 by the modern recipe on the decimals.
         *
         * @return its accuracies
         */
        public Tried modernDecimals() {
            return representations.stream()
                    .filter(tried -> tried.representation() == Representation.DECIMALS)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A training on few events.
     *
     * @param events how many
     * @param training what came of it
     */
    public record Few(int events, PublishedTraining training) {}

    /**
     * A representation and how well networks did with it.
     *
     * @param representation what they were shown
     * @param seeds accuracies on the test events, one per seed
     */
    public record Tried(Representation representation, Grid.Point seeds) {
        /**
         * On the test events.
         *
         * @return one per seed
         */
        public double[] accuracies() {
            return seeds.results();
        }

        /**
         * The mean over the seeds.
         *
         * @return from 0 to 1
         */
        public double mean() {
            return seeds.mean();
        }

        /**
         * The standard deviation over the seeds.
         *
         * @return NaN for one seed
         */
        public double std() {
            return seeds.std();
        }
    }

    /**
     * The two outputs of a network.
     *
     * @param first of each test event: how much it looks like a muon
     * @param second of each test event: how much it looks like an electron
     * @param muon whether it is one
     */
    public record Outputs(double[] first, double[] second, boolean[] muon) {}
}
