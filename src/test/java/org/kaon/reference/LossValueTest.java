package org.kaon.reference;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.loss.Loss;
import org.kaon.loss.Losses;

/** Losses by themselves with all their settings, at edges too, as Keras recorded them. */
class LossValueTest {
    /** Double on both sides, but Keras turns a list of α and the log 2 of log-cosh into float32 first. */
    private static final Closeness CLOSENESS = new Closeness(1e-7, 1e-8);

    record Recorded(
            Map<String, Object> loss, double[][] targets, double[][] predictions, List<?> losses, List<?> gradients) {
        @Override
        public String toString() {
            return loss.toString();
        }
    }

    static Stream<Recorded> records() throws IOException {
        String text = Files.readString(Path.of("testdata/training/extra/losses.json"));
        Gson gson = new Gson();
        return Stream.of(gson.fromJson(text, Map[].class))
                .map(map -> new Recorded(
                        Map.of("class_name", map.get("class_name"), "config", map.get("config")),
                        gson.fromJson(gson.toJson(map.get("targets")), double[][].class),
                        gson.fromJson(gson.toJson(map.get("predictions")), double[][].class),
                        (List<?>) map.get("losses"),
                        (List<?>) map.get("gradients")));
    }

    @ParameterizedTest
    @MethodSource("records")
    void agrees(Recorded recorded) {
        Loss loss = Losses.standard().read(recorded.loss());
        for (int row = 0; row < recorded.targets().length; row++) {
            double[] prediction = recorded.predictions()[row];
            double[] gradient = new double[prediction.length];
            double value = loss.of(prediction, recorded.targets()[row], gradient);
            CLOSENESS.check(
                    new double[] {value}, numbers(List.of(recorded.losses().get(row))), "loss of row " + row);
            CLOSENESS.check(gradient, numbers((List<?>) recorded.gradients().get(row)), "gradient of row " + row);
        }
    }

    private static double[] numbers(List<?> list) {
        return list.stream()
                .mapToDouble(item -> item instanceof Number number ? number.doubleValue() : word((String) item))
                .toArray();
    }

    private static double word(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
