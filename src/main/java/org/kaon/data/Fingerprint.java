package org.kaon.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The SHA-256 of a table's content. Numbers are big-endian: rows, columns and keys as int; each name as the length of its UTF-8 and the
 * bytes; then per row the values as float32 (every NaN as 0x7fc00000), and key by key the numbers of all rows as int64.
 */
final class Fingerprint {
    private static final int BUFFER_SIZE = 1 << 16;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(Dataset table) {
        try {
            Fingerprint fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
            fingerprint.table(table);
            return HexFormat.of().formatHex(fingerprint.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }

    private void table(Dataset table) {
        room(12).putInt(table.rowCount())
                .putInt(table.columnCount())
                .putInt(table.keyNames().size());
        names(table.columns());
        names(table.keyNames());
        float[] values = new float[table.columnCount()];
        for (int row = 0; row < table.rowCount(); row++) {
            table.copyRow(row, values, 0);
            for (float value : values) {
                room(Integer.BYTES).putInt(Float.floatToIntBits(value));
            }
        }
        for (String key : table.keyNames()) {
            for (long number : table.keys(key)) {
                room(Long.BYTES).putLong(number);
            }
        }
        flush();
    }

    private void names(List<String> names) {
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            room(Integer.BYTES).putInt(bytes.length);
            flush();
            digest.update(bytes);
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
