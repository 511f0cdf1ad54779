package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kaon.KaonException;
import org.kaon.layer.Layers;
import org.kaon.network.Network;

/**
 * Configurations with one to three entries changed: each ends in a network or in an exception of ours, soon, and nothing else. Changes
 * that leave a valid description may succeed.
 */
class ArchitectureFuzzTest {
    private static final long SEED = 20261122;
    /** Against hanging; seconds of work are held by {@link Hdf5FuzzTest}, which counts those of its thread alone. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private final KerasReader reader = new KerasReader(Layers.standard());

    private record Model(Path folder, String architecture, String weightsName, byte[] weights) {}

    @Test
    void changedConfigurationIsReadOrRefused() throws IOException {
        List<Model> models = models();
        assertThat(models).isNotEmpty();
        int count = Integer.getInteger("kaon.fuzz.files", 3000);
        Random random = new Random(SEED);
        for (int i = 0; i < count; i++) {
            Model model = models.get(i % models.size());
            JsonElement root = JsonParser.parseString(model.architecture());
            for (int change = random.nextInt(3); change >= 0; change--) {
                change(root, random);
            }
            tryToRead(model, GSON.toJson(root), i);
        }
    }

    private void tryToRead(Model model, String json, int number) {
        try {
            assertTimeoutPreemptively(LIMIT, () -> {
                Network network = reader.read(
                                json.getBytes(StandardCharsets.UTF_8), "architecture", model.weights(), "weights")
                        .network();
                network.graph();
            });
        } catch (KaonException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        } catch (RuntimeException | Error other) {
            fail(model.folder() + ", change " + number + ": " + other + "\n" + json, other);
        }
    }

    /** Goes to a random entry and replaces, deletes, doubles or moves it. */
    private static void change(JsonElement root, Random random) {
        List<Runnable> places = new ArrayList<>();
        collect(root, random, places);
        if (!places.isEmpty()) {
            places.get(random.nextInt(places.size())).run();
        }
    }

    private static void collect(JsonElement element, Random random, List<Runnable> places) {
        if (element instanceof JsonObject object) {
            for (String key : List.copyOf(object.keySet())) {
                places.add(() -> {
                    if (random.nextInt(5) == 0) {
                        object.remove(key);
                    } else {
                        object.add(key, replacement(object.get(key), random));
                    }
                });
                collect(object.get(key), random, places);
            }
        } else if (element instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> {
                    if (index < array.size()) {
                        array.set(index, replacement(array.get(index), random));
                    }
                });
                places.add(() -> array.add(array.get(Math.min(index, array.size() - 1))));
                collect(array.get(i), random, places);
            }
        }
    }

    private static JsonElement replacement(JsonElement old, Random random) {
        Number[] numbers = {
            0,
            1,
            -1,
            2,
            3,
            7,
            -2,
            1 << 20,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            1L << 40,
            0.5,
            -0.5,
            1e-300,
            1e300,
            -1e300
        };
        String[] words = {
            "",
            "Dense",
            "relu",
            "Add",
            "Functional",
            "Sequential",
            "Masking",
            "softmax",
            "same",
            "channels_first",
            "x",
            "ab,bc->ac"
        };
        return switch (random.nextInt(6)) {
            case 0, 1 -> new JsonPrimitive(numbers[random.nextInt(numbers.length)]);
            case 2 -> new JsonPrimitive(words[random.nextInt(words.length)]);
            case 3 -> random.nextBoolean() ? JsonNull.INSTANCE : new JsonPrimitive(random.nextBoolean());
            case 4 -> random.nextBoolean() ? new JsonArray() : new JsonObject();
            default -> wrapped(old);
        };
    }

    private static JsonElement wrapped(JsonElement old) {
        JsonArray array = new JsonArray();
        array.add(old.deepCopy());
        return array;
    }

    private static List<Model> models() throws IOException {
        List<Model> models = new ArrayList<>();
        for (Path root : List.of(Path.of("testdata/keras"), Path.of("../shared/testdata/keras"))) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path json : files.filter(it -> it.endsWith("architecture.json"))
                            .sorted()
                            .toList()) {
                        Path weights = json.resolveSibling("model.h5");
                        if (Files.exists(weights) && Files.size(weights) < 100_000) {
                            models.add(new Model(
                                    json.getParent(), Files.readString(json), "model.h5", Files.readAllBytes(weights)));
                        }
                    }
                }
            }
        }
        return models;
    }
}
