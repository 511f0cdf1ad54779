package org.kaon.physics;

import java.util.List;

/**
 * The invariant mass, m² = E² − p², with its sign kept: where m² is negative, which rounding of the inputs makes it for light particles, the
 * mass is −√−m², as in ROOT.
 *
 * <p><b>Digits.</b> For an electron of 100 GeV E² and p² agree in their first ten digits, and doubles keep five or six of m². Here the squares,
 * the hyperbolic cosine and their difference are computed with 32 digits, and the mass is rounded once: it is that of the numbers handed in to
 * two units in its last place as long as m is above 10⁻⁷ E (an electron's is up to 5 TeV), at any η; beyond, m² is off by 2·10⁻³⁰ E² at most.
 * Squares don't overflow.
 *
 * <p><b>What inputs allow.</b> No arithmetic brings back what the inputs lost. Rounded to float32, each of E and p is off by up to 6·10⁻⁸ of itself,
 * and m² by about 10⁻⁷ E²: below E/3000 a mass is noise. An electron (0.000511 GeV) above 2 GeV is lost in float32, a muon (0.10566 GeV) above
 * 300 GeV. In double the bounds are some 20,000 times as far.
 *
 * <p>NaN in, NaN out. Source: the definition, and Dekker, Numer. Math. 18 (1971) 224, for the arithmetic.
 */
public final class InvariantMass {
    /** Behind this, cosh η is more than a double holds. */
    private static final double LARGEST_ETA = 700;

    private InvariantMass() {}

    /**
     * Of transverse momentum, pseudorapidity and energy; the azimuth doesn't matter.
     *
     * @param ptGeV transverse momentum
     * @param eta pseudorapidity; beyond ±700 the momentum counts as infinite, unless {@code ptGeV} is 0
     * @param eGeV energy
     * @return the mass in GeV, negative where E is less than p
     */
    public static double ofPtEtaEGeV(double ptGeV, double eta, double eGeV) {
        if (Math.abs(eta) > LARGEST_ETA && ptGeV != 0) {
            return Double.isNaN(ptGeV + eGeV) ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        DoubleDouble exp = DoubleDouble.exp(ptGeV == 0 ? 0 : Math.abs(eta));
        DoubleDouble cosh = exp.plus(exp.reciprocal()).scaled(0.5);
        double scale = scale(Math.max(Math.abs(eGeV), Math.abs(ptGeV) * cosh.high()));
        DoubleDouble e = DoubleDouble.of(eGeV * scale);
        DoubleDouble p = cosh.scaled(scale).times(DoubleDouble.of(ptGeV));
        return root(e.minus(p).times(e.plus(p)), scale);
    }

    /**
     * Of cartesian components.
     *
     * @param pxGeV momentum along x
     * @param pyGeV along y
     * @param pzGeV along z
     * @param eGeV energy
     * @return the mass in GeV, negative where E is less than p
     */
    public static double ofPxPyPzEGeV(double pxGeV, double pyGeV, double pzGeV, double eGeV) {
        return of(DoubleDouble.of(pxGeV), DoubleDouble.of(pyGeV), DoubleDouble.of(pzGeV), DoubleDouble.of(eGeV));
    }

    /**
     * Of several particles together. Their components are added with 32 digits, too.
     *
     * @param particles any number; none have mass 0
     * @return the mass in GeV of their sum, negative where E is less than p
     */
    public static double ofSumGeV(List<FourVector> particles) {
        DoubleDouble px = DoubleDouble.of(0);
        DoubleDouble py = px;
        DoubleDouble pz = px;
        DoubleDouble e = px;
        for (FourVector particle : particles) {
            px = px.plus(DoubleDouble.of(particle.pxGeV()));
            py = py.plus(DoubleDouble.of(particle.pyGeV()));
            pz = pz.plus(DoubleDouble.of(particle.pzGeV()));
            e = e.plus(DoubleDouble.of(particle.eGeV()));
        }
        return of(px, py, pz, e);
    }

    private static double of(DoubleDouble px, DoubleDouble py, DoubleDouble pz, DoubleDouble e) {
        double scale = scale(Math.max(
                Math.max(Math.abs(px.high()), Math.abs(py.high())), Math.max(Math.abs(pz.high()), Math.abs(e.high()))));
        return root(
                square(e.scaled(scale))
                        .minus(square(px.scaled(scale)))
                        .minus(square(py.scaled(scale)))
                        .minus(square(pz.scaled(scale))),
                scale);
    }

    private static DoubleDouble square(DoubleDouble value) {
        return value.times(value);
    }

    /** The power of two that brings the largest component near 1, where squares neither overflow nor vanish. */
    private static double scale(double largest) {
        return largest == 0 || !Double.isFinite(largest)
                ? 1
                : Math.scalb(1.0, Math.max(-1000, Math.min(1000, -Math.getExponent(largest))));
    }

    private static double root(DoubleDouble scaledSquare, double scale) {
        double square = scaledSquare.high();
        return Math.copySign(Math.sqrt(Math.abs(square)), square) / scale;
    }
}
