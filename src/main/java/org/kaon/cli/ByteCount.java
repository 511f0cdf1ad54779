package org.kaon.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Counts what is read, so that progress through a file is known whether or not it is compressed. */
final class ByteCount extends FilterInputStream {
    private final LongConsumer listener;
    private long count;

    ByteCount(InputStream in) {
        this(in, count -> {});
    }

    /**
     * Tells of each block.
     *
     * @param in to be read
     * @param listener receives the number of bytes so far
     */
    ByteCount(InputStream in, LongConsumer listener) {
        super(in);
        this.listener = listener;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        count += Math.max(0, read);
        listener.accept(count);
        return read;
    }
}
