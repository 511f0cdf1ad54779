package org.kaon.data.root;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value of files that ROOT and uproot wrote, as uproot or ROOT reads it: bit by bit, so no tolerance. */
class RootValuesTest {
    private static final long BIG = 3_000_000_000L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numbers_zlib.root",
                "objects_split.root",
                "objects_whole.root",
                "others.root",
                "embedded.root",
                "uproot.root"
            })
    void readsEveryValue(String name) throws IOException {
        compare(RootValues.FOLDER.resolve(name), RootValues.of(name));
    }

    /** {@code old} is what ROOT wrote before it had ZLIB's own format. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "old", "lz4", "lzma", "zstd"})
    void readsTheSameFromEveryCompression(String compression) throws IOException {
        compare(RootValues.FOLDER.resolve("numbers_" + compression + ".root"), RootValues.of("numbers_zlib.root"));
    }

    @Test
    void readsPlacesBeyondTwoGigabytes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("big.root");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(Files.readAllBytes(RootValues.FOLDER.resolve("big_head.bin")));
            sparse.seek(BIG);
            sparse.write(Files.readAllBytes(RootValues.FOLDER.resolve("big_tail.bin")));
        }
        compare(file, RootValues.of("numbers_zlib.root"));
    }

    @Test
    void readsAnyRangeOfEntries() throws IOException {
        try (RootFile file = RootFile.open(RootValues.FOLDER.resolve("embedded.root"))) {
            RootTree tree = file.tree();
            List<Object> x = RootValues.read(tree.branch("x"));
            List<Object> v = RootValues.read(tree.branch("v"));
            List<String> s = tree.branch("s").strings();
            for (int from = 0; from <= 111; from += 3) {
                for (int to = from; to <= 111; to += 4) {
                    double[] part = tree.branch("x").numbers(from, to).doubles();
                    assertThat(part).hasSize(to - from);
                    assertThat(part.length == 0 ? x.get(0) : part[part.length - 1])
                            .isEqualTo(x.get(part.length == 0 ? 0 : to - 1));
                    JaggedColumn jagged = tree.branch("v").jagged(from, to);
                    assertThat(jagged.entryCount()).isEqualTo(to - from);
                    for (int entry = 0; entry < to - from; entry++) {
                        assertThat(jagged.count(entry)).isEqualTo(((List<?>) v.get(from + entry)).size());
                        for (int i = 0; i < jagged.count(entry); i++) {
                            assertThat(jagged.value(entry, i)).isEqualTo(((List<?>) v.get(from + entry)).get(i));
                        }
                    }
                    assertThat(tree.branch("s").strings(from, to)).isEqualTo(s.subList(from, to));
                }
            }
        }
    }

    private static void compare(Path path, JsonObject trees) throws IOException {
        try (RootFile file = RootFile.open(path)) {
            for (Map.Entry<String, JsonElement> expected : trees.entrySet()) {
                RootTree tree = file.tree(expected.getKey());
                JsonObject values = expected.getValue().getAsJsonObject();
                assertThat(tree.entries()).isEqualTo(values.get("entries").getAsLong());
                JsonObject branches = values.getAsJsonObject("branches");
                assertThat(tree.branches().stream().map(RootBranch::path))
                        .containsExactlyInAnyOrderElementsOf(branches.keySet());
                for (RootBranch branch : tree.branches()) {
                    JsonElement entries = branches.get(branch.path());
                    assertThat(branch.isReadable()).as(branch.path()).isEqualTo(!entries.isJsonNull());
                    if (branch.isReadable() && branch.entries() == tree.entries()) {
                        assertThat(RootValues.read(branch))
                                .as(branch.path())
                                .isEqualTo(RootValues.expected(entries.getAsJsonArray()));
                    }
                }
            }
            assertThat(file.keys().stream()
                            .filter(key -> key.className().startsWith("TTree")
                                    || key.className().startsWith("TNtuple"))
                            .map(RootKey::toString))
                    .containsExactlyInAnyOrderElementsOf(trees.keySet());
        }
    }
}
