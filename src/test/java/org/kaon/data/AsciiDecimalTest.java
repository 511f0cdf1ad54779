package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast parser against {@link Decimal}, which rests on Java's own: bit for bit. */
class AsciiDecimalTest {
    private static final int NUMBERS = 300_000;
    private static final String ALPHABET = "0123456789012345678901234567890..eE+-- \tnaif_x\u0000\u00a0";

    private final Random random = new Random(20240501);

    @Test
    void agreesForDoublesInEveryForm() {
        for (int i = 0; i < NUMBERS; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            check(Double.toString(value));
            double ordinary = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            check(Double.toString(ordinary));
            check(Float.toString((float) ordinary));
        }
    }

    @Test
    void agreesForPrintedForms() {
        for (int i = 0; i < NUMBERS / 10; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30);
            check(String.format(Locale.ROOT, "%.6e", value));
            check(String.format(Locale.ROOT, "%.18e", (double) (float) value));
            check(String.format(Locale.ROOT, "%.7g", value));
            check(String.format(Locale.ROOT, "%.17f", value));
        }
    }

    /** As hard as it gets: decimals exactly halfway between two doubles, and next to halfway. */
    @Test
    void agreesAtAndBesideHalfway() {
        for (int i = 0; i < NUMBERS; i++) {
            long bits = (1L << 52) + (random.nextLong() & ((1L << 52) - 1));
            int exponent = random.nextInt(10);
            BigDecimal halfway = new BigDecimal(2 * bits + 1).divide(new BigDecimal(2));
            BigDecimal scaled = exponent < 5
                    ? halfway.multiply(new BigDecimal(1L << exponent))
                    : halfway.divide(new BigDecimal(1L << (exponent - 4)));
            check(scaled.toPlainString());
            check(scaled.toString());
            check(scaled.stripTrailingZeros().unscaledValue() + "e"
                    + -scaled.stripTrailingZeros().scale());
            check(scaled.round(new java.math.MathContext(19)).toString());
        }
    }

    @Test
    void agreesForRandomDigitsAndPowers() {
        for (int i = 0; i < NUMBERS; i++) {
            check(Long.toUnsignedString(random.nextLong() >>> random.nextInt(64)) + "e" + (random.nextInt(400) - 200));
        }
    }

    @Test
    void agreesForGarbage() {
        for (int i = 0; i < NUMBERS; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            check(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "-0",
                "-0.0",
                "+0e5",
                "1.",
                ".5",
                "-.5e-3",
                ".",
                "-",
                "+",
                "e5",
                "1e",
                "1e+",
                "1e5x",
                "1 2",
                "0e99999999999",
                "1e99999",
                "1e-99999",
                "-1e400",
                "4.9e-324",
                "2.2250738585072014e-308",
                "1.7976931348623157e308",
                "00000000000000000000000000001",
                "0.00000000000000000000012345678901234567",
                "9999999999999999999",
                "18446744073709551616",
                "9007199254740993",
                "9007199254740992e22",
                "1e23",
                "8.5e22",
                "nan",
                "-inf",
                "NA",
                "1f",
                "0x1p3",
                "\u0661",
                "1\u00a0",
                "123456789012345678901234567890e-10",
                "1e0000000000000000000000000002"
            })
    void agreesAtTheEdges(String text) {
        check(text);
        check(" " + text + "\t ");
    }

    private static void check(String text) {
        byte[] bytes = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
        double expected;
        try {
            expected = Decimal.parse(text);
        } catch (NumberFormatException e) {
            assertThatThrownBy(() -> new AsciiDecimal().parse(bytes, 1, bytes.length - 1))
                    .as(text)
                    .isInstanceOf(NumberFormatException.class);
            return;
        }
        double actual = new AsciiDecimal().parse(bytes, 1, bytes.length - 1);
        if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
            assertThat(actual).as(text).isEqualTo(expected);
        }
    }
}
