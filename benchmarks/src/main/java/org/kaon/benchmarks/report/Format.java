package org.kaon.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers and names as tables show them. */
final class Format {
    private static final Map<String, String> NAMES = Map.of(
            "kaon", "Kaon",
            "kaon-bfloat16", "Kaon, bfloat16",
            "onnxruntime", "ONNX Runtime",
            "naive", "naive loops",
            "ejml-simple", "EJML SimpleMatrix",
            "dl4j", "DL4J",
            "djl-pytorch", "DJL, PyTorch",
            "keras", "Keras, TensorFlow",
            "torch", "PyTorch",
            "empty", "empty loop");
    private static final List<Unit> UNITS =
            List.of(new Unit(1, "s"), new Unit(1e-3, "ms"), new Unit(1e-6, "µs"), new Unit(1e-9, "ns"));

    private static final double SMALL = 0.1;

    private record Unit(double seconds, String name) {}

    private Format() {}

    static String name(Candidate candidate) {
        String name = NAMES.getOrDefault(candidate.engine(), candidate.engine());
        return candidate.threads() == 1 ? name : name + ", " + candidate.threads() + " threads";
    }

    static String seconds(double value) {
        Unit unit = UNITS.stream()
                .filter(each -> value >= each.seconds())
                .findFirst()
                .orElse(UNITS.get(UNITS.size() - 1));
        return digits(value / unit.seconds()) + " " + unit.name();
    }

    /** Three digits; two of what is small. */
    static String digits(double value) {
        if (value < SMALL) {
            return new BigDecimal(value).round(new MathContext(2)).toPlainString();
        }
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String seconds(Sample sample) {
        return seconds(sample.median()) + spread(seconds(sample.min()), seconds(sample.max()), sample.count());
    }

    static String number(Sample sample) {
        return number(sample.median()) + spread(number(sample.min()), number(sample.max()), sample.count());
    }

    static String ratio(Sample.Ratio ratio) {
        String value = "**" + digits(ratio.value()) + "**";
        return Double.isNaN(ratio.low())
                ? value
                : value + " (" + digits(ratio.low()) + "–" + digits(ratio.high()) + ")";
    }

    static String bytes(Sample sample) {
        return String.format(Locale.ROOT, "%,.0f", sample.median());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String spread(String low, String high, int count) {
        return count == 1 ? "" : " (" + low + "–" + high + ")";
    }
}
