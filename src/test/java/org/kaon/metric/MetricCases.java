package org.kaon.metric;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What scikit-learn and numpy say, written by {@code testdata/scripts/make_metrics.py}. */
record MetricCases(JsonObject json) {
    /**
     * Both sides compute in double from the same float32 numbers; sums of some hundred terms in another order differ by about 1e-14.
     */
    static final double TOLERANCE = 1e-12;

    static Stream<MetricCases> of(String kind) {
        try (Reader reader = Files.newBufferedReader(Path.of("testdata/metric/metrics.json"))) {
            JsonElement cases = JsonParser.parseReader(reader).getAsJsonObject().get(kind);
            return StreamSupport.stream(cases.getAsJsonArray().spliterator(), false)
                    .map(element -> new MetricCases(element.getAsJsonObject()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return json.has(key);
    }

    MetricCases within(String key) {
        return new MetricCases(json.getAsJsonObject(key));
    }

    double number(String key) {
        return json.get(key).getAsDouble();
    }

    double[] doubles(String key) {
        return doubles(json.get(key));
    }

    double[][] matrix(String key) {
        return StreamSupport.stream(json.getAsJsonArray(key).spliterator(), false)
                .map(MetricCases::doubles)
                .toArray(double[][]::new);
    }

    float[] floats(String key) {
        return floats(doubles(key));
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    @Override
    public String toString() {
        return json.has("name") ? json.get("name").getAsString() : "";
    }
}
