package org.kaon.data.root;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kaon.ModelFormatException;

/** The bytes of a file, read piece by piece; from any number of threads. */
final class FileBytes implements Closeable {
    private final FileChannel channel;
    private final long size;

    private FileBytes(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static FileBytes open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory, expected a ROOT file");
        }
        FileChannel channel = FileChannel.open(file);
        return new FileBytes(channel, channel.size());
    }

    long size() {
        return size;
    }

    /** Makes sure that a piece lies in the file, before an array is made for it. */
    void check(long at, long count) {
        if (at < 0 || count < 0 || count > Integer.MAX_VALUE - 8 || at > size - count) {
            throw new ModelFormatException("points to " + count + " bytes from " + at + " on, expected a place in the "
                    + size + " of the file");
        }
    }

    byte[] read(long at, long count) throws IOException {
        check(at, count);
        ByteBuffer piece = ByteBuffer.allocate((int) count);
        while (piece.hasRemaining()) {
            if (channel.read(piece, at + piece.position()) < 0) {
                throw new ModelFormatException("ends at byte " + (at + piece.position()) + " while it is read");
            }
        }
        return piece.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
