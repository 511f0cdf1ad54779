package org.kaon.data.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/** What can't be read is named, with what there is instead. */
class RootRefusalTest {
    @ParameterizedTest
    @CsvSource({
        "objects_split.root, T, event/texts, vector<string>",
        "objects_split.root, T, event/nested, vector<vector<float> >",
        "objects_split.root, T, event/set, set<int>",
        "objects_split.root, T, event/p4, TLorentzVector",
        "objects_whole.root, T, event, Event",
        "others.root, clones, array.fString, TString of the items of a collection",
    })
    void refusesWhatABranchHoldsByName(String name, String tree, String branch, String type) throws IOException {
        try (RootFile file = open(name)) {
            RootBranch refused = file.tree(tree).branch(branch);
            assertThat(refused.typeName()).isEqualTo(type);
            assertThatThrownBy(refused::numbers)
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("branch '" + refused.path() + "' holds " + type);
        }
    }

    @Test
    void saysHowABranchIsReadInstead() throws IOException {
        try (RootFile file = open("numbers_zlib.root")) {
            RootTree tree = file.tree("deep/er/numbers");
            assertThatThrownBy(tree.branch("a")::numbers)
                    .isInstanceOf(InputException.class)
                    .hasMessageEndingWith(
                            "deep/er/numbers;1, branch 'a' holds float[], expected the same number of numbers in"
                                    + " every entry; read it by jagged()");
            assertThatThrownBy(tree.branch("n")::jagged).hasMessageEndingWith("read it by numbers()");
            assertThatThrownBy(tree.branch("text")::numbers).hasMessageEndingWith("read it by strings()");
        }
    }

    @Test
    void givesTheNearestNameFirst() throws IOException {
        try (RootFile file = open("numbers_zlib.root")) {
            assertThatThrownBy(() -> file.tree("deep/er/number"))
                    .isInstanceOf(InputException.class)
                    .hasMessageEndingWith(
                            "unknown trees: 'deep/er/number' (nearest: 'deep/er/numbers'); known: 'deep/er/numbers', 'ntuple'");
            assertThatThrownBy(() -> file.tree("ntuple;7"))
                    .hasMessageContaining("(nearest: 'ntuple;")
                    .isInstanceOf(InputException.class);
            assertThatThrownBy(() -> file.tree("deep/er/numbers").branch("texts"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("unknown branches: 'texts' (nearest: 'text'); known: 'leaves.x', ");
            assertThatThrownBy(() -> file.tree("deep"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("'deep' is a TDirectory, expected a TTree");
            assertThatThrownBy(file::tree)
                    .hasMessageEndingWith("2 trees, expected one or its name: 'deep/er/numbers', 'ntuple'");
        }
    }

    @Test
    void listsWhatAFileWithoutATreeHolds() throws IOException {
        try (RootFile file = open("histogram.root")) {
            assertThatThrownBy(file::tree)
                    .isInstanceOf(InputException.class)
                    .hasMessageEndingWith("no tree; there are 'h (TH1F)'");
        }
    }

    @Test
    void takesTheLatestCycle() throws IOException {
        try (RootFile file = open("numbers_zlib.root")) {
            assertThat(file.tree("ntuple").key().cycle()).isEqualTo(2);
            assertThat(file.tree("ntuple;1").key().cycle()).isEqualTo(1);
            assertThat(file.trees()).extracting(RootKey::toString).containsExactly("deep/er/numbers;1", "ntuple;2");
        }
    }

    @Test
    void refusesAnRNTuple() throws IOException {
        try (RootFile file = RootFile.open(Path.of("testdata/leptons/leptons_ttbar_20k_rntuple.root"))) {
            assertThatThrownBy(file::tree)
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageEndingWith("'worldTree' is an RNTuple, which Kaon doesn't read; expected a TTree");
        }
    }

    @Test
    void refusesEntriesThatAreNotThere() throws IOException {
        try (RootFile file = open("embedded.root")) {
            assertThatThrownBy(() -> file.tree().branch("x").numbers(100, 112))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("entries 100 to 112, expected a range within 0 to 111");
        }
    }

    @Test
    void refusesOtherFiles(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("a.root"), "a,b\n1,2\n");
        assertThatThrownBy(() -> RootFile.open(text))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(text + ": not a ROOT file: its first bytes are not 'root'");
        assertThatThrownBy(() -> RootFile.open(folder)).hasMessageContaining("is a directory");
    }

    @Test
    void namesAnUnknownCompression(@TempDir Path folder) throws IOException {
        String bytes = new String(
                Files.readAllBytes(RootValues.FOLDER.resolve("numbers_zlib.root")), StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("a.root");
        Files.write(file, bytes.replace("ZL\b", "QQ\b").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> RootFile.open(file))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("unknown compression 'QQ'; known: ZL, CS, XZ, L4, ZS");
    }

    /** As where all of Kaon's classes stand on a class path without the libraries of LZ4 and ZSTD. */
    @Test
    void zlibNeedsNoLibraryAndOthersNameTheirs() throws Exception {
        URL classes = RootFile.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Method open = alone.loadClass(RootFile.class.getName()).getMethod("open", Path.class);
            assertThat(open.invoke(null, RootValues.FOLDER.resolve("numbers_zlib.root")))
                    .isInstanceOf(Closeable.class)
                    .satisfies(file -> ((Closeable) file).close());
            assertThatThrownBy(() -> open.invoke(null, RootValues.FOLDER.resolve("numbers_lz4.root")))
                    .rootCause()
                    .hasMessageContaining("LZ4 compression needs Kaon's app jar and its libraries on the class path");
        }
    }

    private static RootFile open(String name) throws IOException {
        return RootFile.open(RootValues.FOLDER.resolve(name));
    }
}
