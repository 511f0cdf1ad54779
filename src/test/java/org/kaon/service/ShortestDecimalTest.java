package org.kaon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
    /** The second column is what numpy's {@code str(np.float32(x))} gives, as a number. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1.0, 1.0",
        "0.99937403, 0.99937403",
        "3.4028235e38, 3.4028235e38",
        "1.4e-45, 1e-45",
        "8.41e21, 8.41e21",
        "2e-44, 2e-44",
        "-0.36102080, -0.3610208",
        "1.17549435e-38, 1.1754944e-38"
    })
    void isNumpys(String value, String numpy) {
        assertThat(new BigDecimal(ShortestDecimal.of(Float.parseFloat(value))))
                .isEqualByComparingTo(new BigDecimal(numpy));
    }

    @Test
    void readsBackAndNoShorterOneDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (!Float.isFinite(value) || value == 0) {
                continue;
            }
            BigDecimal text = new BigDecimal(ShortestDecimal.of(value));
            assertThat(text.floatValue()).isEqualTo(value);
            int digits = text.stripTrailingZeros().precision();
            if (digits > 1) {
                BigDecimal shorter = new BigDecimal(value).round(new MathContext(digits - 1, RoundingMode.HALF_EVEN));
                assertThat(shorter.floatValue()).isNotEqualTo(value);
            }
        }
    }

    @Test
    void isNullWhereJsonHasNoNumber() {
        assertThat(ShortestDecimal.of(Float.NaN)).isEqualTo("null");
        assertThat(ShortestDecimal.of(Float.NEGATIVE_INFINITY)).isEqualTo("null");
    }
}
