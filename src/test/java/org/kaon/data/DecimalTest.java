package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "1.",
                ".5",
                "+1e-3",
                "1.100000000000000000e+00",
                "4.9E-324",
                "1e400",
                "0001",
                "123456789012345678901234567890"
            })
    void readsAsciiDecimalsLikeJava(String text) {
        assertThat(Decimal.parse(text)).isEqualTo(Double.parseDouble(text));
        assertThat(Decimal.parse(" \t" + text + " ")).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "nan", "NaN", "-nan", "NA", "N/A", "<NA>", "null", "None"})
    void readsWhatPandasWritesForNothing(String text) {
        assertThat(Decimal.parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Infinity", "+Inf"})
    void readsInfinity(String text) {
        assertThat(Decimal.parse(text)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Decimal.parse("-" + text.replace("+", ""))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x1p3", "1.0f", "1d", "1D", "abc", "1,5", "1 2", "--1", "1e", "e5", ".", "-", "\u0661", "1_000",
                "\u22121", "true"
            })
    void rejectsAllElse(String text) {
        assertThatThrownBy(() -> Decimal.parse(text)).isInstanceOf(NumberFormatException.class);
    }
}
