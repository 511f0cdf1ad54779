package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kaon.ModelFormatException;

@Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArchiveTest {
    /** Names and contents in turn; stored as Keras does, or deflated. */
    private static byte[] zip(int method, String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(namesAndContents[i]);
                entry.setMethod(method);
                CRC32 checksum = new CRC32();
                checksum.update(content);
                entry.setCrc(checksum.getValue());
                entry.setSize(content.length);
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void refuses(byte[] content, String... words) {
        assertThatThrownBy(() -> Archive.open(content, "m.keras"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("m.keras: ")
                .hasMessageContainingAll(words);
    }

    @Test
    void readsStoredAndDeflatedEntries() {
        for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
            byte[] content = zip(method, "config.json", "{}", "metadata.json", "{\"a\": 1}");
            assertThat(Archive.looksLikeZip(content)).isTrue();
            Archive archive = Archive.open(content, "m.keras");
            assertThat(archive.entry("config.json")).contains("{}".getBytes(StandardCharsets.UTF_8));
            assertThat(archive.entry("metadata.json").orElseThrow()).hasSize(8);
            assertThat(archive.entry("model.weights.h5")).isEmpty();
        }
    }

    @Test
    void tellsZipFromOtherFiles() {
        assertThat(Archive.looksLikeZip(new byte[0])).isFalse();
        assertThat(Archive.looksLikeZip("PK".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(Archive.looksLikeZip(new HandMade().content())).isFalse();
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = zip(ZipEntry.STORED, "config.json", "{}", "metadata.json", "{\"a\": 1}");
        for (int size = 0; size < whole.length; size++) {
            refuses(Arrays.copyOf(whole, size), "damaged");
        }
    }

    @Test
    void refusesEveryChangedByteOfAnEntry() {
        byte[] content = zip(ZipEntry.STORED, "config.json", "{}");
        content["config.json".length() + 30] ^= 1;
        refuses(content, "damaged zip archive", "CRC");
    }

    @Test
    void refusesABomb() {
        byte[] bomb = zip(ZipEntry.DEFLATED, "config.json", " ".repeat(100 << 20));
        assertThat(bomb.length).isLessThan(200_000);
        refuses(bomb, "entry 'config.json' makes more than", "of an archive of " + bomb.length);
    }

    @Test
    void refusesABombInAnEntryThatNobodyAskedFor() {
        refuses(
                zip(
                        ZipEntry.DEFLATED,
                        "config.json",
                        "{}",
                        "assets/a",
                        " ".repeat(40 << 20),
                        "assets/b",
                        " ".repeat(40 << 20)),
                "entry 'assets/b' makes more than");
    }

    @Test
    void refusesTwoEntriesOfOneName() {
        byte[] content = zip(ZipEntry.STORED, "config.json", "{}", "config.jsom", "[]");
        for (int at = 0; at < content.length; at++) {
            content[at] =
                    content[at] == 'm' && content[at - 1] == 'o' && content[at - 2] == 's' ? (byte) 'n' : content[at];
        }
        refuses(content, "two entries 'config.json', expected one");
    }

    @Test
    void refusesEncryptedEntries() {
        byte[] content = zip(ZipEntry.STORED, "config.json", "{}");
        content[6] |= 1;
        refuses(content, "encrypted");
    }

    @Test
    void refusesADirectoryOfOtherEntries() {
        byte[] content = zip(ZipEntry.STORED, "config.json", "{}");
        content[content.length - 12] = 3;
        refuses(content, "1 entries, its directory has 3");
    }

    @Test
    void refusesMoreEntriesThanAModelCanHave() {
        String[] names = new String[2 * 10_001];
        for (int i = 0; i < names.length; i += 2) {
            names[i] = "assets/" + i;
            names[i + 1] = "";
        }
        refuses(zip(ZipEntry.STORED, names), "more than 10000 entries");
    }
}
