package org.kaon.data.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.UnsupportedModelException;

/**
 * Files with a description of what uproot reads beside them: entries, and of every branch the number of values, their sum, extremes, the first
 * entries and the last.
 */
class RootSummariesTest {
    /** What uproot's {@code interpretation} begins with where Kaon reads the branch. */
    private static final List<String> READ = List.of("AsDtype", "AsJagged(AsDtype", "AsStrings");

    static Stream<Path> files() throws IOException {
        Stream<Path> all = Stream.of();
        for (String folder :
                List.of("testdata/leptons", "../shared/testdata/leptons", "../shared/testdata/root-files")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> inside = Files.list(Path.of(folder))) {
                    all = Stream.concat(
                            all, inside.filter(file -> file.toString().endsWith(".root")).sorted().toList().stream());
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatUprootReads(Path path) throws IOException {
        JsonObject trees = JsonParser.parseString(
                        Files.readString(Path.of(path.toString().replaceFirst("root$", "json"))))
                .getAsJsonObject()
                .getAsJsonObject("trees");
        try (RootFile file = RootFile.open(path)) {
            for (Map.Entry<String, JsonElement> entry : trees.entrySet()) {
                JsonObject expected = entry.getValue().getAsJsonObject();
                if (expected.get("class").getAsString().endsWith("RNTuple")) {
                    assertThat(file.trees()).isEmpty();
                    org.assertj.core.api.Assertions.assertThatThrownBy(() -> file.tree(entry.getKey()))
                            .isInstanceOf(UnsupportedModelException.class)
                            .hasMessageContaining("RNTuple");
                    continue;
                }
                RootTree tree = file.tree(entry.getKey());
                assertThat(tree.entries()).isEqualTo(expected.get("entries").getAsLong());
                for (Map.Entry<String, JsonElement> branch :
                        expected.getAsJsonObject("branches").entrySet()) {
                    compare(tree, branch.getKey(), branch.getValue().getAsJsonObject());
                }
            }
        }
    }

    private static void compare(RootTree tree, String name, JsonObject expected) throws IOException {
        String interpretation = expected.get("interpretation").getAsString();
        if (interpretation.startsWith("AsGroup")) {
            return;
        }
        RootBranch branch = tree.branch(name.replaceFirst("(\\[[^\\]]*])+$", ""));
        assertThat(branch.isReadable()).as(name).isEqualTo(READ.stream().anyMatch(interpretation::startsWith));
        if (!branch.isReadable()) {
            return;
        }
        List<Object> entries = RootValues.read(branch);
        assertThat(entries).as(name).hasSize((int) tree.entries());
        assertThat(entries.subList(0, Math.min(3, entries.size())))
                .as(name)
                .isEqualTo(RootValues.expected(expected.getAsJsonArray("first")));
        if (branch.isText() || !expected.has("sum_f64")) {
            return;
        }
        double[] values = entries.stream()
                .flatMap(entry -> entry instanceof List<?> list ? list.stream() : Stream.of(entry))
                .mapToDouble(value -> (Double) value)
                .toArray();
        assertThat(values).as(name).hasSize(expected.get("total_values").getAsInt());
        double sizes = java.util.Arrays.stream(values).map(Math::abs).sum();
        // numpy adds in pairs, here one after the other: they differ by rounding, 1e-16 for each of at most 1e6 values.
        assertThat(java.util.Arrays.stream(values).sum())
                .as(name)
                .isCloseTo(expected.get("sum_f64").getAsDouble(), within(1e-10 * sizes));
    }
}
