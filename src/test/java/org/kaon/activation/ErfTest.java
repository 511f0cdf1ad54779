package org.kaon.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErfTest {
    /** x and erfc(x) to 20 digits, by mpmath. */
    private static final double[][] REFERENCE = {
        {-27.0, 2.0},
        {-6.5, 2.0},
        {-4.0, 1.9999999845827420997},
        {-3.2, 1.9999939742388482379},
        {-1.7, 1.9837904585907745608},
        {-1.0, 1.8427007929497148693},
        {-0.5, 1.5204998778130465377},
        {-0.46875, 1.4926134732179379916},
        {-0.3, 1.3286267594591274162},
        {-1e-08, 1.000000011283791671},
        {0.0, 1.0},
        {1e-300, 1.0},
        {1e-08, 0.99999998871620832904},
        {0.1, 0.8875370839817151016},
        {0.3, 0.67137324054087258381},
        {0.46875, 0.50738652678206200841},
        {0.469, 0.50716010503742032715},
        {0.7, 0.32219880616258155772},
        {1.0, 0.15729920705028513066},
        {1.5, 0.033894853524689272933},
        {2.0, 0.0046777349810472658379},
        {2.7, 0.00013433273994052419237},
        {3.3, 3.0577097964381651988e-6},
        {3.99, 1.6739211364520814057e-8},
        {4.0, 1.5417257900280018852e-8},
        {4.01, 1.4196939421371051173e-8},
        {5.0, 1.5374597944280348502e-12},
        {6.3, 5.1242216873957155494e-19},
        {8.0, 1.122429717298292708e-29},
        {10.5, 7.0359280901775226867e-50},
        {13.0, 1.7395573154667245218e-75},
        {17.25, 1.9237891895868788045e-131},
        {20.0, 5.3958656116079009289e-176},
        {23.5, 3.4740594956499715027e-242},
        {26.0, 5.6631924088561428465e-296},
        {26.5, 2.2109076642637342759e-307}
    };

    @Test
    void agreesWithTwentyDigitsToOnePartInTenToTheFifteen() {
        for (double[] pair : REFERENCE) {
            assertThat(Erf.erfc(pair[0])).as("erfc(%s)", pair[0]).isCloseTo(pair[1], within(1e-15 * pair[1]));
        }
    }

    @Test
    void hasNoStepWhereOneApproximationFollowsAnother() {
        for (double edge : new double[] {-4, -0.46875, 0.46875, 4}) {
            double below = Erf.erfc(Math.nextDown(edge));
            double above = Erf.erfc(Math.nextUp(edge));
            // The arguments are 1.3e-15 apart and erfc falls by 8 of its value per unit at 4.
            assertThat(above).as("around %s", edge).isCloseTo(below, within(1.5e-14 * below));
        }
    }

    @Test
    void endsAtZeroAndTwoAndKeepsNaN() {
        assertThat(Erf.erfc(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Erf.erfc(Double.NEGATIVE_INFINITY)).isEqualTo(2);
        assertThat(Erf.erfc(1e300)).isZero();
        assertThat(Erf.erfc(-1e300)).isEqualTo(2);
        assertThat(Erf.erfc(Double.NaN)).isNaN();
    }
}
