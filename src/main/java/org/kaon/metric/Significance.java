package org.kaon.metric;

/**
 * How clearly an expected signal would stand out of an expected background in a counting experiment, in standard deviations; s and b are the
 * numbers (sums of weights) of signal and background events that a selection keeps.
 */
public final class Significance {
    /** Below it, the closed form would lose digits to cancellation, and seven terms of the series give all of them. */
    private static final double SMALL_RATIO = 1e-2;

    private static final int TERMS = 9;

    private Significance() {}

    /**
     * {@code s / √b}: that of a Gaussian count, right for s ≪ b and b ≫ 1.
     *
     * @param signal expected, at least 0
     * @param background expected, at least 0
     * @return the significance; infinite without background, NaN without any event
     */
    public static double simple(double signal, double background) {
        return signal / Math.sqrt(background);
    }

    /**
     * The approximate median significance {@code √(2 ((s + b + r) ln(1 + s / (b + r)) - s))} (Cowan, Cranmer, Gross, Vitells 2011; with the regularisation r
     * of the Higgs challenge, Adam-Bourdarios et al. 2014).
     *
     * @param signal expected, at least 0
     * @param background expected, at least 0
     * @param regularisation added to the background, so that a selection of next to nothing can't win by chance; 10 in the challenge, 0 for the bare
     *     formula
     * @return the significance; 0 without signal, infinite without background and regularisation
     */
    public static double ams(double signal, double background, double regularisation) {
        if (signal == 0) {
            return 0;
        }
        double b = background + regularisation;
        double ratio = signal / b;
        return ratio < SMALL_RATIO
                ? signal * Math.sqrt(2 / b * series(ratio))
                : Math.sqrt(2 * ((signal + b) * Math.log1p(ratio) - signal));
    }

    /** {@code ((1 + x) ln(1 + x) - x) / x² = 1/2 - x/6 + x²/12 - …}, whose terms are {@code (-x)^k / ((k + 1)(k + 2))}. */
    private static double series(double x) {
        double sum = 0;
        for (int k = TERMS; k >= 0; k--) {
            sum = 1.0 / ((k + 1) * (k + 2)) - x * sum;
        }
        return sum;
    }
}
