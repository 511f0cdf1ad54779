package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipTest {
    private static final byte[] TEXT = "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Test
    void passesOnWhatIsNotCompressed() throws IOException {
        assertThat(read(TEXT)).isEqualTo(TEXT);
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(new byte[] {0x1f})).containsExactly(0x1f);
    }

    @Test
    void readsSeveralMembersAsOneContent() throws IOException {
        byte[] content = new byte[300_000];
        new Random(2).nextBytes(content);

        assertThat(read(join(gzip(content), gzip(TEXT), gzip(new byte[0]), gzip(TEXT))))
                .isEqualTo(join(content, TEXT, TEXT));
    }

    @Test
    void readsOnWhereAStreamCanNotTellWhetherThereIsMore() throws IOException {
        InputStream pipe =
                new FilterInputStream(new SequenceInputStream(
                        new ByteArrayInputStream(gzip(TEXT)), new ByteArrayInputStream(gzip(TEXT)))) {
                    @Override
                    public int available() {
                        return 0;
                    }
                };

        assertThat(Gzip.uncompressed(pipe).readAllBytes()).isEqualTo(join(TEXT, TEXT));
    }

    @Test
    void passesByNamesCommentsAndPadding() throws IOException {
        byte[] plain = gzip(TEXT);
        // Flags: extra field, name, comment and header checksum.
        byte[] header = {
            0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 0, 3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0, 1, 2
        };

        assertThat(read(join(header, Arrays.copyOfRange(plain, 10, plain.length), new byte[512])))
                .isEqualTo(TEXT);
    }

    @Test
    void rejectsEveryCut() throws IOException {
        byte[] whole = join(gzip(TEXT), gzip(TEXT));
        int member = whole.length / 2;
        for (int length = 2; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length != member) {
                assertThatThrownBy(() -> read(cut))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("gzip");
            }
        }
    }

    @Test
    void rejectsDamage() throws IOException {
        byte[] good = gzip(TEXT);
        byte[] wrongChecksum = good.clone();
        wrongChecksum[good.length - 6] ^= 1;
        byte[] wrongLength = good.clone();
        wrongLength[good.length - 1] ^= 1;

        assertThatThrownBy(() -> read(wrongChecksum))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> read(wrongLength)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(join(good, TEXT)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("member");
        assertThatThrownBy(() -> read(join(good, new byte[8], TEXT)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("behind");
    }

    private static byte[] read(byte[] bytes) throws IOException {
        try (InputStream in = Gzip.uncompressed(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
