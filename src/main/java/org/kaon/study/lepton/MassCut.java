package org.kaon.study.lepton;

import java.util.stream.IntStream;
import org.kaon.metric.ConfusionMatrix;

/**
 * The baseline without a network: a lepton whose mass lies above a threshold is taken for a muon. With m² in double as the published study computes it,
 * {@code E² − p²}; where that is negative the mass is none, and the lepton an electron.
 *
 * @param thresholdGeV what a muon's mass lies above
 * @param matrix muons are signal
 * @param negativeMuons muons whose m² is negative
 * @param negativeElectrons electrons whose m² is negative
 */
public record MassCut(double thresholdGeV, ConfusionMatrix matrix, long negativeMuons, long negativeElectrons) {
    /** The published study's threshold. */
    public static final double THRESHOLD_GEV = 0.10;

    /**
     * Applies the cut to leptons.
     *
     * @param leptons any number
     * @param thresholdGeV above 0
     * @return what it decides
     */
    public static MassCut of(Leptons leptons, double thresholdGeV) {
        long[] counts = new long[4];
        long[] negative = new long[2];
        for (int i = 0; i < leptons.size(); i++) {
            double square = leptons.energySquared(i) - leptons.momentumSquared(i);
            int kind = leptons.isMuon(i) ? 0 : 1;
            boolean above = Math.sqrt(Math.max(0, square)) > thresholdGeV;
            counts[(above ? 0 : 2) + kind]++;
            negative[kind] += square < 0 ? 1 : 0;
        }
        return new MassCut(
                thresholdGeV,
                new ConfusionMatrix(counts[0], counts[1], counts[2], counts[3]),
                negative[0],
                negative[1]);
    }

    /** The masses of one kind of lepton; those of a negative square, of all of which there are {@code negative…}, are left out. */
    static double[] masses(Leptons leptons, boolean muons) {
        return IntStream.range(0, leptons.size())
                .filter(i -> leptons.isMuon(i) == muons)
                .mapToDouble(i -> Math.sqrt(leptons.energySquared(i) - leptons.momentumSquared(i)))
                .filter(mass -> !Double.isNaN(mass))
                .toArray();
    }
}
