package org.kaon.keras;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.kaon.ModelFormatException;

/**
 * The bytes of a file as jhdf is allowed to see them. jhdf follows addresses and believes sizes without asking; whatever it reads passes through
 * here, and here it is stopped: outside the file, when one structure takes more bytes than such a structure can have (an address that leads back to
 * where it came from), when the recursion gets deeper than any honest tree, and when the file as a whole has cost too many reads.
 *
 * <p>All limits count bytes and calls, never seconds: the same file gives the same answer on every machine.
 */
final class Hdf5Storage implements HdfBackingStorage {
    /** Reads of structure per file; each costs a microsecond or so. A model of 10,000 layers needs about 500,000. */
    private static final long MAXIMUM_READS = 4_000_000;

    /** A node of a tree costs jhdf three frames; real trees have two or three levels, and a thread of 256 kB of stack holds some thousand frames. */
    private static final int MAXIMUM_FRAMES = 200;

    /** How many reads lie between two looks at the stack, which are dear. A frame of jhdf's recursions reads at least every third call. */
    private static final int READS_PER_LOOK = 32;

    /** What a structure may take beyond its share: headers, half-filled nodes, fields read twice. */
    private static final long SPARE_BYTES = 1 << 16;

    /**
     * How often the file may be read over for its structure. Structures don't overlap and each is read once and then remembered, so that honest files
     * stay below 1.3; the memory that they take, at most 12 times their bytes, is bounded with them.
     */
    private static final int STRUCTURE_PER_FILE = 3;

    /** Of a fractal heap; HDF5 writes 64 kB. */
    private static final long LARGEST_BLOCK = 1 << 16;

    private final ByteBuffer content;
    private final Superblock superblock;
    private final long base;
    private long reads;
    private long bytesLeft;
    private long structureBytesLeft;
    private boolean structure;
    private boolean lenient;

    Hdf5Storage(byte[] content, Superblock superblock) {
        this.content = ByteBuffer.wrap(content).asReadOnlyBuffer();
        this.superblock = superblock;
        this.base = superblock.getBaseAddressByte();
        this.structureBytesLeft = STRUCTURE_PER_FILE * size() + 16 * SPARE_BYTES;
    }

    /** Begins the reading of a structure that can't honestly take more than so many bytes and that is read once. */
    void begin(long bytes) {
        bytesLeft = bytes + SPARE_BYTES;
        structure = true;
        lenient = false;
    }

    /**
     * Begins the reading of a fractal heap. Of the last block in each of its rows jhdf maps the size of the next row's, which may lie behind the end of
     * the file or be -1: then it gets what there is.
     */
    void beginHeap(long bytes) {
        begin(bytes);
        lenient = true;
    }

    /** Begins the reading of data, or of their index: not more than so many bytes, as often as they are asked for. */
    void beginData(long bytes) {
        begin(bytes);
        structure = false;
    }

    /** Counts one more thing found, like a read. */
    void count() {
        if (++reads > MAXIMUM_READS) {
            throw new ModelFormatException(
                    "damaged: more than " + MAXIMUM_READS + " reads of its structure, which must be circular");
        }
    }

    /** Bytes at an address, little-endian, without copying them. */
    @Override
    public ByteBuffer map(long address, long wanted) {
        long length = lenient ? Math.min(wanted == -1 ? LARGEST_BLOCK : wanted, size() - address) : wanted;
        if (length < 0 || address < 0 || address > size() - length) {
            throw new ModelFormatException("damaged: " + length + " bytes at address " + address
                    + " lie outside the file of " + size() + " bytes");
        }
        count();
        bytesLeft -= length;
        structureBytesLeft -= structure ? length : 0;
        if (bytesLeft < 0 || structureBytesLeft < 0) {
            throw new ModelFormatException("damaged: the structure at address " + address
                    + " takes more bytes than it can have; it must be circular");
        }
        if (reads % READS_PER_LOOK == 0 && framesOfJhdf() > MAXIMUM_FRAMES) {
            throw new ModelFormatException(
                    "damaged: the structure at address " + address + " is nested too deep; it must be circular");
        }
        return content.slice((int) (base + address), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The calls of jhdf at the top of the stack. */
    private static long framesOfJhdf() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(2)
                        .dropWhile(frame -> frame.getClassName().equals(Hdf5Storage.class.getName()))
                        .takeWhile(frame -> frame.getClassName().startsWith("io.jhdf."))
                        .limit(MAXIMUM_FRAMES + 1)
                        .count());
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        return map(address, length);
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        return map(address - base, length);
    }

    @Override
    public long size() {
        return content.capacity() - base;
    }

    @Override
    public Superblock getSuperblock() {
        return superblock;
    }

    @Override
    public long getUserBlockSize() {
        return base;
    }

    @Override
    public int getSizeOfOffsets() {
        return superblock.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return superblock.getSizeOfLengths();
    }

    @Override
    public FileChannel getFileChannel() {
        throw new ModelFormatException("a file in memory has no channel");
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public void close() {}
}
