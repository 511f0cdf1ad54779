package org.kaon.physics;

/**
 * Momentum and energy of a particle, or of several together.
 *
 * @param pxGeV momentum along x
 * @param pyGeV momentum along y
 * @param pzGeV momentum along the beam
 * @param eGeV energy
 */
public record FourVector(double pxGeV, double pyGeV, double pzGeV, double eGeV) {
    /**
     * From what detectors measure: px = pT cos φ, py = pT sin φ, pz = pT sinh η. The components are rounded to double, and with them the mass; {@link
     * InvariantMass#ofPtEtaEGeV} gives it without that.
     *
     * @param ptGeV transverse momentum
     * @param eta pseudorapidity
     * @param phiRad azimuth
     * @param eGeV energy
     * @return the vector
     */
    public static FourVector ofPtEtaPhiE(double ptGeV, double eta, double phiRad, double eGeV) {
        return new FourVector(ptGeV * Math.cos(phiRad), ptGeV * Math.sin(phiRad), ptGeV * Math.sinh(eta), eGeV);
    }

    /**
     * The sum.
     *
     * @param other another
     * @return both together
     */
    public FourVector plus(FourVector other) {
        return new FourVector(pxGeV + other.pxGeV, pyGeV + other.pyGeV, pzGeV + other.pzGeV, eGeV + other.eGeV);
    }

    /**
     * Transverse momentum.
     *
     * @return √(px² + py²), without overflow
     */
    public double ptGeV() {
        return Math.hypot(pxGeV, pyGeV);
    }

    /**
     * Momentum.
     *
     * @return √(px² + py² + pz²), without overflow
     */
    public double pGeV() {
        return Math.hypot(ptGeV(), pzGeV);
    }

    /**
     * Pseudorapidity, asinh(pz / pT), in a form that loses no digits near 0.
     *
     * @return ±∞ along the beam, 0 without momentum
     */
    public double eta() {
        double pt = ptGeV();
        if (pt == 0) {
            return pzGeV == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, pzGeV);
        }
        double x = Math.abs(pzGeV) / pt;
        // asinh x = ln(1 + x + x² / (1 + √(1 + x²))), whose last part is x - 1 + 1/(2 x) - … for large x.
        double size = x > 1e8 ? Math.log(2) + Math.log(x) : Math.log1p(x + x * x / (1 + Math.hypot(1, x)));
        return Math.copySign(size, pzGeV);
    }

    /**
     * Azimuth.
     *
     * @return between −π and π
     */
    public double phiRad() {
        return Math.atan2(pyGeV, pxGeV);
    }

    /**
     * Invariant mass of these components, with all its digits.
     *
     * @return negative where E is less than p; see {@link InvariantMass}
     */
    public double massGeV() {
        return InvariantMass.ofPxPyPzEGeV(pxGeV, pyGeV, pzGeV, eGeV);
    }

    /**
     * The distance √(Δη² + Δφ²).
     *
     * @param other another
     * @return 0 or more; infinite where one of the two lies along the beam
     */
    public double deltaR(FourVector other) {
        return Angles.deltaR(eta(), phiRad(), other.eta(), other.phiRad());
    }
}
