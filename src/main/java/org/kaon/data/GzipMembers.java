package org.kaon.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip stream of any number of members (RFC 1952). Unlike {@link java.util.zip.GZIPInputStream} it doesn't ask {@code
 * available()} whether another member follows, which ends early on pipes, and doesn't pass by damage behind a member.
 */
final class GzipMembers extends InputStream {
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean ended;

    GzipMembers(InputStream in) throws IOException {
        this.in = in;
        header(required());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                nextMember();
            } else if (inflater.needsDictionary()) {
                throw new IOException("damaged gzip: asks for a dictionary");
            } else {
                fill();
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new IOException("damaged gzip: " + e.getMessage(), e);
        }
    }

    private void fill() throws IOException {
        if (position == limit && !refill()) {
            throw new EOFException("gzip ends in the middle");
        }
        inflater.setInput(buffer, position, limit - position);
        position = limit;
    }

    /** Checks the trailer and begins the next member, where there is one; zeros behind the last are padding. */
    private void nextMember() throws IOException {
        position = limit - inflater.getRemaining();
        if (littleEndian() != checksum.getValue() || littleEndian() != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new IOException("damaged gzip: the content doesn't have the checksum that is stated");
        }
        inflater.reset();
        checksum.reset();
        int next = next();
        if (next > 0) {
            header(next);
            return;
        }
        while (next == 0) {
            next = next();
        }
        if (next > 0) {
            throw new IOException("damaged gzip: something else lies behind it");
        }
        ended = true;
    }

    private void header(int first) throws IOException {
        if (first != 0x1f || required() != 0x8b || required() != DEFLATE) {
            throw new IOException("damaged gzip: no header where a member should begin");
        }
        int flags = required();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(required() + 256 * required());
        }
        for (int text : new int[] {NAME, COMMENT}) {
            while ((flags & text) != 0 && required() != 0) {
                // The name or comment ends in a zero.
            }
        }
        skip((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private long littleEndian() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) required() << shift;
        }
        return value;
    }

    private int required() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException("gzip ends in the middle");
        }
        return value;
    }

    private int next() throws IOException {
        return position < limit || refill() ? buffer[position++] & 0xff : -1;
    }

    private boolean refill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }
}
