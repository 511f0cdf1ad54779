package org.kaon.study.lepton;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.kaon.data.root.RootFile;

/** Leptons and recorded numbers that several tests need. */
final class LeptonFiles {
    static final Path MAIN = Path.of("testdata/leptons/leptons_ttbar.root");
    static final Path SHARED = Path.of("../shared/testdata/leptons");
    private static final Path REFERENCE = Path.of("testdata/leptons/reference");

    private LeptonFiles() {}

    static Leptons leptons(Path file) throws IOException {
        try (RootFile root = RootFile.open(file)) {
            return Leptons.read(root.tree("worldTree"), LeptonBranches.standard());
        }
    }

    /** What numpy gave on the main file. */
    static JsonObject reference(String name) throws IOException {
        return json(REFERENCE.resolve(name + ".json"));
    }

    /** What {@code make_lepton_recipe.py} recorded. */
    static JsonObject recipe() throws IOException {
        return json(Path.of("testdata/study/lepton_recipe.json"));
    }

    /** The leptons of that recording, one an event. */
    static Leptons recipeLeptons(JsonObject recipe) {
        double[] pt = doubles(recipe.get("pt"));
        return Leptons.of(
                IntStream.rangeClosed(0, pt.length).toArray(),
                pt,
                doubles(recipe.get("eta")),
                doubles(recipe.get("phi")),
                doubles(recipe.get("e")),
                doubles(recipe.get("is_muon")));
    }

    static double[] doubles(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }
}
