package org.kaon.physics;

/** Differences of directions. */
public final class Angles {
    private Angles() {}

    /**
     * The difference of two azimuths, the short way round.
     *
     * @param phi1Rad one, of any size
     * @param phi2Rad the other
     * @return φ₁ − φ₂ between −π and π; for azimuths between −π and π off by 5·10⁻¹⁶ at most
     */
    public static double deltaPhiRad(double phi1Rad, double phi2Rad) {
        return Math.IEEEremainder(phi1Rad - phi2Rad, 2 * Math.PI);
    }

    /**
     * The distance √(Δη² + Δφ²).
     *
     * @param eta1 pseudorapidity of one
     * @param phi1Rad its azimuth
     * @param eta2 pseudorapidity of the other
     * @param phi2Rad its azimuth
     * @return 0 or more
     */
    public static double deltaR(double eta1, double phi1Rad, double eta2, double phi2Rad) {
        return Math.hypot(eta1 - eta2, deltaPhiRad(phi1Rad, phi2Rad));
    }
}
