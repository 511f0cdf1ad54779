package org.kaon.reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.kaon.data.ColumnSets;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;

/** What numpy, SciPy and scikit-learn compute of the Higgs study's steps; {@code testdata/scripts/make_study.py} wrote it. */
public final class StudyReference {
    /** The simulated events that the reference was computed on. */
    public static final Path EVENTS = Path.of("testdata/higgs/HIGGS_like_train_20000.csv.gz");

    private StudyReference() {}

    public static JsonObject section(String name) throws IOException {
        return json().getAsJsonObject(name);
    }

    public static List<JsonObject> cases(String name) throws IOException {
        return StreamSupport.stream(json().getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    public static double[] numbers(JsonObject json, String name) {
        return StreamSupport.stream(json.getAsJsonArray(name).spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    public static float[] floats(JsonObject json, String name) {
        double[] numbers = numbers(json, name);
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    public static Dataset table(Path file) throws IOException {
        return Readers.read(file, ReadOptions.of().columns(ColumnSets.of("higgs")));
    }

    public static Examples examples(Dataset table) {
        return Examples.of(table).label("signal");
    }

    private static JsonObject json() throws IOException {
        try (Reader reader = Files.newBufferedReader(Path.of("testdata/study/study.json"))) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }
}
