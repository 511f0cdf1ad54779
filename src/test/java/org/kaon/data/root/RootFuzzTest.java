package org.kaon.data.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;

/** Damaged files: values or an exception of ours that names the file; no other failure, no endless loop, no gigabytes. */
class RootFuzzTest {
    private static final int FILES = Integer.getInteger("kaon.fuzz.files", 3000);
    /** Values that sizes, places and counts rarely have. */
    private static final int[] ODD = {
        0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x40000000, 0x7ffffff0, 255, 1 << 24
    };

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void refusesAFileTruncatedAtAnyByte() throws IOException {
        byte[] whole = Files.readAllBytes(RootValues.FOLDER.resolve("embedded.root"));
        Path file = folder.resolve("truncated.root");
        for (int size = 0; size < whole.length; size++) {
            Files.write(file, Arrays.copyOf(whole, size));
            assertThatThrownBy(() -> RootFile.open(file))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @ParameterizedTest
    @Timeout(300)
    @ValueSource(
            strings = {
                "numbers_none",
                "numbers_zlib",
                "numbers_lz4",
                "numbers_zstd",
                "numbers_lzma",
                "objects_split",
                "embedded",
                "uproot"
            })
    void readsADamagedFileOrSaysWhatIsWrong(String name) throws IOException {
        byte[] whole = Files.readAllBytes(RootValues.FOLDER.resolve(name + ".root"));
        Random random = new Random(name.hashCode());
        int read = 0;
        int files = Math.max(20, FILES / 8);
        for (int i = 0; i < files; i++) {
            Path file = folder.resolve(name + ".root");
            byte[] damaged = damaged(whole, random);
            Files.write(file, damaged);
            read += outcome(file, damaged) ? 1 : 0;
        }
        // Both ends are reached: some damage lies in no man's land or in plain values, some in what is needed.
        assertThat(read).isBetween(1, files - 1);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(bytes.length - 4);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> java.nio.ByteBuffer.wrap(bytes).putInt(at, ODD[random.nextInt(ODD.length)]);
                case 3 ->
                    System.arraycopy(
                            whole,
                            random.nextInt(whole.length / 2),
                            bytes,
                            at,
                            Math.min(bytes.length - at, random.nextInt(64)));
                default -> bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(4));
            }
        }
        return bytes;
    }

    /** Whether all of it could be read. */
    private static boolean outcome(Path path, byte[] bytes) {
        boolean all = true;
        try (RootFile file = RootFile.open(path)) {
            for (RootKey key : file.keys()) {
                try {
                    if (key.className().startsWith("TTree")) {
                        readAll(file.tree(key.toString()));
                    }
                } catch (KaonException e) {
                    assertThat(e).hasMessageStartingWith(path.toString());
                    all = false;
                }
            }
            return all;
        } catch (KaonException | IOException e) {
            assertThat(e.getMessage()).startsWith(path.toString());
            return false;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return fail("file of " + bytes.length + " bytes", e);
        }
    }

    private static void readAll(RootTree tree) throws IOException {
        for (RootBranch branch : tree.branches()) {
            if (branch.isReadable()) {
                RootValues.read(branch);
            }
        }
    }
}
