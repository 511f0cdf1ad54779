package org.kaon.activation.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.activation.Fma;

/**
 * The stated errors of the fast functions over all 2³² floats, and that loops give the bits of single calls; no part of the build: {@code mvn test
 * -Dtest=FastActivationBounds}, on two cores an hour on JDK 17, half of it on JDK 25. {@code -Dkaon.floats=101} takes every 101st.
 */
class FastActivationBounds {
    private static final int STRIDE = Integer.getInteger("kaon.floats", 1);

    static List<FastForm> forms() {
        return FastForm.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void staysWithinTheStatedError(FastForm form) {
        long begin = System.nanoTime();
        FastForm.Worst error = form.measured(STRIDE);
        System.out.printf(
                Locale.ROOT,
                "%-24s %.3f ulp at %-14g relative %.3g at %-14g (fma %s, %.0f s)%n",
                form,
                error.ulps(),
                error.x(),
                error.relative(),
                error.xRelative(),
                Fma.IS_FAST,
                (System.nanoTime() - begin) / 1e9);
        assertThat(error.ulps()).isLessThanOrEqualTo(form.ulps());
        assertThat(error.relative()).isLessThanOrEqualTo(form.relative());
    }
}
