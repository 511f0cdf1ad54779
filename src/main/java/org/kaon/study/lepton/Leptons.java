package org.kaon.study.lepton;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.FastMath;
import org.kaon.InputException;
import org.kaon.data.root.JaggedColumn;
import org.kaon.data.root.RootTree;
import org.kaon.physics.Leading;

/**
 * The leading lepton of each event: the one with the largest pT, the first of equal ones. Immutable.
 *
 * <p>E² and p² are computed in double from the numbers in the file, {@code p² = pT² + (pT sinh η)²}, in which the azimuth has cancelled; their
 * difference loses digits, which is what the study is about.
 */
public final class Leptons {
    private final Selection selection;
    private final double[] ptGeV;
    private final double[] eta;
    private final double[] phiRad;
    private final double[] eGeV;
    private final boolean[] muon;

    private Leptons(Selection selection, double[] ptGeV, double[] eta, double[] phiRad, double[] eGeV, boolean[] muon) {
        this.selection = selection;
        this.ptGeV = ptGeV;
        this.eta = eta;
        this.phiRad = phiRad;
        this.eGeV = eGeV;
        this.muon = muon;
    }

    /**
     * What became of the events.
     *
     * @param byLeptonCount how many events have 0, 1, 2, … leptons
     * @param withoutPt events with leptons, none of which has a pT that is a number
     * @param notFinite events whose leading lepton has a momentum or energy that isn't finite, or overflows as a square
     * @param kept all others
     */
    public record Selection(long[] byLeptonCount, long withoutPt, long notFinite, long kept) {
        /**
         * How many events there were.
         *
         * @return the sum over all counts of leptons
         */
        public long events() {
            return Arrays.stream(byLeptonCount).sum();
        }
    }

    /**
     * Reads a tree.
     *
     * @param tree with a lepton per value
     * @param branches where they stand
     * @return the leading ones
     * @throws IOException where the file can't be read
     * @throws org.kaon.KaonException where a branch is missing (the message lists what is there, the nearest name first), is none of varying length, is damaged, or has other
     *     numbers of values than that of pT; where a lepton is neither electron nor muon, or no event has a lepton
     */
    public static Leptons read(RootTree tree, LeptonBranches branches) throws IOException {
        JaggedColumn pt = tree.branch(branches.pt()).jagged();
        double[][] others = new double[4][];
        String[] names = {branches.eta(), branches.phi(), branches.e(), branches.isMuon()};
        for (int i = 0; i < names.length; i++) {
            JaggedColumn column = tree.branch(names[i]).jagged();
            requireSameCounts(tree, branches.pt(), pt, names[i], column);
            others[i] = column.values().doubles();
        }
        try {
            return of(pt.offsets(), pt.values().doubles(), others[0], others[1], others[2], others[3]);
        } catch (InputException e) {
            throw e.at(tree.toString());
        }
    }

    /**
     * Of leptons in memory, event after event.
     *
     * @param offsets where each event's leptons begin among all, and at the end how many there are
     * @param ptGeV transverse momenta
     * @param eta pseudorapidities
     * @param phiRad azimuths
     * @param eGeV energies
     * @param isMuon 1 for muons, 0 for electrons
     * @return the leading ones
     * @throws InputException where the arrays don't fit, a leading lepton is neither electron nor muon, or no event has a lepton
     */
    public static Leptons of(
            int[] offsets, double[] ptGeV, double[] eta, double[] phiRad, double[] eGeV, double[] isMuon) {
        Leading leading = Leading.of(offsets, ptGeV);
        double[][] all = {leading.of(ptGeV), leading.of(eta), leading.of(phiRad), leading.of(eGeV), leading.of(isMuon)};
        int[] finite = IntStream.range(0, leading.size())
                .filter(i -> isFinite(all[0][i], all[1][i], all[2][i], all[3][i]))
                .toArray();
        long[] counts = counts(offsets);
        long withoutPt = leading.skippedCount() - counts[0];
        Selection selection = new Selection(counts, withoutPt, leading.size() - finite.length, finite.length);
        if (finite.length == 0) {
            throw new InputException("no event with a lepton: of " + selection.events() + " events " + counts[0]
                    + " have none, " + withoutPt + " none with a pT, " + selection.notFinite()
                    + " one with a momentum or energy that isn't finite");
        }
        boolean[] muon = new boolean[finite.length];
        int[] events = leading.events();
        for (int i = 0; i < muon.length; i++) {
            muon[i] = isMuon(all[4][finite[i]], events[finite[i]]);
        }
        return new Leptons(
                selection,
                chosen(all[0], finite),
                chosen(all[1], finite),
                chosen(all[2], finite),
                chosen(all[3], finite),
                muon);
    }

    private static void requireSameCounts(
            RootTree tree, String first, JaggedColumn pt, String name, JaggedColumn column) {
        int difference = Arrays.mismatch(pt.offsets(), column.offsets());
        if (difference >= 0) {
            throw new InputException(tree + ": branch '" + name + "' has "
                    + column.values().size() + " values in "
                    + column.entryCount() + " entries, expected as many in each entry as '" + first + "', which has "
                    + pt.values().size() + " in " + pt.entryCount() + "; the first that differs is entry "
                    + Math.max(0, difference - 1));
        }
    }

    private static boolean isFinite(double pt, double eta, double phi, double e) {
        return Double.isFinite(phi) && Double.isFinite(e * e) && Double.isFinite(momentumSquared(pt, eta));
    }

    private static boolean isMuon(double value, int event) {
        if (value != 0 && value != 1) {
            throw new InputException("Event " + event + ": the leading lepton's kind is " + value
                    + ", expected 1 for a muon or 0 for an electron");
        }
        return value == 1;
    }

    private static long[] counts(int[] offsets) {
        int events = offsets.length - 1;
        int most = IntStream.range(0, events)
                .map(event -> offsets[event + 1] - offsets[event])
                .max()
                .orElse(0);
        long[] counts = new long[most + 1];
        for (int event = 0; event < events; event++) {
            counts[offsets[event + 1] - offsets[event]]++;
        }
        return counts;
    }

    private static double[] chosen(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }

    static double momentumSquared(double pt, double eta) {
        // Decimals of p² show the last bit of sinh η. Math's is another than the nearest double for one η in four, this
        // one's for one in 1,500.
        double pz = pt * FastMath.sinh(eta);
        return pt * pt + pz * pz;
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int size() {
        return muon.length;
    }

    /**
     * What became of the events.
     *
     * @return counts
     */
    public Selection selection() {
        return selection;
    }

    /**
     * Whether a lepton is a muon.
     *
     * @param lepton from 0
     * @return false for electrons
     */
    public boolean isMuon(int lepton) {
        return muon[lepton];
    }

    /**
     * How many of them are muons.
     *
     * @return a count
     */
    public int muonCount() {
        return (int) IntStream.range(0, size()).filter(this::isMuon).count();
    }

    /**
     * Transverse momentum.
     *
     * @param lepton from 0
     * @return in GeV
     */
    public double ptGeV(int lepton) {
        return ptGeV[lepton];
    }

    /**
     * Pseudorapidity.
     *
     * @param lepton from 0
     * @return without unit
     */
    public double eta(int lepton) {
        return eta[lepton];
    }

    /**
     * Azimuth.
     *
     * @param lepton from 0
     * @return in radians
     */
    public double phiRad(int lepton) {
        return phiRad[lepton];
    }

    /**
     * Energy.
     *
     * @param lepton from 0
     * @return in GeV
     */
    public double eGeV(int lepton) {
        return eGeV[lepton];
    }

    /**
     * The energy's square in double.
     *
     * @param lepton from 0
     * @return E² in GeV²
     */
    public double energySquared(int lepton) {
        return eGeV[lepton] * eGeV[lepton];
    }

    /**
     * The momentum's square in double.
     *
     * @param lepton from 0
     * @return {@code pT² + (pT sinh η)²} in GeV²
     */
    public double momentumSquared(int lepton) {
        return momentumSquared(ptGeV[lepton], eta[lepton]);
    }
}
