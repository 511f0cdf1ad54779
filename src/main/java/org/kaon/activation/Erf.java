package org.kaon.activation;

/**
 * The complementary error function in double, by W. J. Cody's rational Chebyshev approximations (Math. Comp. 23, 1969; coefficients of
 * SPECFUN's {@code CALERF}). The relative error stays below 1e-15 wherever the result is a normal number.
 */
final class Erf {
    private static final double[] SMALL_P = {
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3
    };
    private static final double[] SMALL_Q = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] MIDDLE_P = {
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594e0,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] MIDDLE_Q = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };
    private static final double[] LARGE_P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] LARGE_Q = {
        1,
        2.56852019228982242e0,
        1.87295284992346047e0,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };
    private static final double SMALL = 0.46875;
    private static final double LARGE = 4;
    /** erfc is below the smallest double from here on; beyond 1e154 the square would overflow, too. */
    private static final double VANISHING = 27.3;

    private static final double ONE_OVER_SQRT_PI = 0.56418958354775628695;

    private Erf() {}

    /** {@code 1 - erf(x)}; 2 at -∞, 0 at +∞, NaN for NaN. */
    static double erfc(double x) {
        double y = Math.abs(x);
        if (y <= SMALL) {
            return 1 - x * quotient(SMALL_P, SMALL_Q, x * x);
        }
        double tail = tail(y);
        return x < 0 ? 2 - tail : tail;
    }

    private static double tail(double y) {
        if (y >= VANISHING) {
            return 0;
        }
        if (y <= LARGE) {
            return gauss(y) * quotient(MIDDLE_P, MIDDLE_Q, y);
        }
        double z = 1 / (y * y);
        return gauss(y) * (ONE_OVER_SQRT_PI - z * quotient(LARGE_P, LARGE_Q, z)) / y;
    }

    /** exp(-y²) with y cut to sixteenths first: its square is exact, and the rest of the exponent is small. */
    private static double gauss(double y) {
        double cut = Math.floor(y * 16) / 16;
        return Math.exp(-cut * cut) * Math.exp(-(y - cut) * (y + cut));
    }

    /** Both polynomials by Horner's rule, highest power first. */
    private static double quotient(double[] p, double[] q, double x) {
        double numerator = p[0];
        double denominator = q[0];
        for (int i = 1; i < p.length; i++) {
            numerator = numerator * x + p[i];
            denominator = denominator * x + q[i];
        }
        return numerator / denominator;
    }
}
