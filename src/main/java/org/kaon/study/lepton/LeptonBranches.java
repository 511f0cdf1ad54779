package org.kaon.study.lepton;

import java.util.List;
import org.kaon.InputException;

/**
 * The branches with the leptons of each event, all of varying length.
 *
 * @param pt transverse momenta in GeV
 * @param eta pseudorapidities
 * @param phi azimuths in radians
 * @param e energies in GeV
 * @param isMuon 1 for muons, 0 for electrons
 */
public record LeptonBranches(String pt, String eta, String phi, String e, String isMuon) {
    /**
     * The names in the published study's file.
     *
     * @return {@code eve.lepton_pt_}, {@code eve.lepton_eta_}, {@code eve.lepton_phi_}, {@code eve.lepton_e_}, {@code eve.lepton_isMuon_}
     */
    public static LeptonBranches standard() {
        return new LeptonBranches(
                "eve.lepton_pt_", "eve.lepton_eta_", "eve.lepton_phi_", "eve.lepton_e_", "eve.lepton_isMuon_");
    }

    /**
     * Other names.
     *
     * @param names of transverse momentum, pseudorapidity, azimuth, energy, and of the branch that is 1 for muons, in this order
     * @return the branches
     * @throws InputException where there are more or fewer
     */
    public static LeptonBranches of(List<String> names) {
        if (names.size() != 5) {
            throw new InputException(names.size() + " branches " + names
                    + ", expected 5: pT, η, φ, energy, and the one that is 1 for muons");
        }
        return new LeptonBranches(names.get(0), names.get(1), names.get(2), names.get(3), names.get(4));
    }
}
