package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kaon.InputException;

/** Damaged text: the answer is a table, or an exception of ours or of reading, and the same with any number of threads. */
class CsvFuzzTest {
    private static final int FILES = Integer.getInteger("kaon.fuzz.files", 3000);
    private static final String SPICE = "\"\"\"\n\r,;\t e-+.09\0\u00e9nai#x";

    private final Random random = new Random(7);

    @Test
    @Timeout(300)
    void damagedTextGivesATableOrAnError() {
        byte[] original = text().getBytes(StandardCharsets.UTF_8);
        int tables = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] damaged = damaged(original);
            String one = outcome(damaged, ReadOptions.of());
            String three = outcome(damaged, ReadOptions.of().threads(3));
            assertThat(three).isEqualTo(one);
            outcome(damaged, ReadOptions.of().select(List.of("b")).keys(List.of("event")));
            tables += one.contains("line") ? 0 : 1;
        }
        // Both ends are reached: most single bytes of a number can change without harm, a quote or a letter can't.
        assertThat(tables).isBetween(FILES / 20, FILES - FILES / 20);
    }

    @Test
    @Timeout(300)
    void damagedGzipGivesATableOrAnError() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text().getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < FILES; i++) {
            outcome(damaged(bytes.toByteArray()), ReadOptions.of());
        }
    }

    private static String text() {
        StringBuilder text = new StringBuilder("a,b,\"c\nd\",event\n");
        for (int row = 0; row < 40; row++) {
            text.append(row / 7.0)
                    .append(",-1.234567e-0")
                    .append(row % 10)
                    .append(",\"")
                    .append(row);
            text.append("\",").append(row + 1000).append(row % 4 == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    private byte[] damaged(byte[] original) {
        byte[] bytes = original.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3 -> System.arraycopy(original, 0, bytes, at, Math.min(bytes.length - at, random.nextInt(99)));
                default -> bytes[at] = (byte) random.nextInt();
            }
        }
        return bytes;
    }

    private static String outcome(byte[] bytes, ReadOptions options) {
        try {
            return Readers.readText("fuzz", new ByteArrayInputStream(bytes), options)
                    .sha256();
        } catch (InputException | IOException e) {
            return "line: " + e.getMessage();
        } catch (RuntimeException e) {
            return fail(new String(bytes, StandardCharsets.ISO_8859_1), e);
        }
    }
}
