package org.kaon.keras;

import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * What was done to the chunks of a dataset when they were stored, and undoing it. Each filter at most once: two deflates in a row turn 42 kB into
 * 40 GB, and nobody gains by them. Nothing is inflated beyond the size of a chunk.
 */
final class Hdf5Filters {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int LZF = 32000;
    private static final int CHECKSUM_BYTES = 4;

    /** What deflate can make of one byte: at best two bits stand for 258 bytes. LZF's best, three bytes for 264, is less. */
    private static final int MAXIMUM_EXPANSION = 1032;

    private final List<FilterInfo> filters;
    private final int elementBytes;

    private Hdf5Filters(List<FilterInfo> filters, int elementBytes) {
        this.filters = filters;
        this.elementBytes = elementBytes;
    }

    /** The filters of a dataset, in the order in which they were applied. */
    static Hdf5Filters of(Optional<ByteBuffer> message, int elementBytes) {
        List<FilterInfo> filters =
                message.isEmpty() ? List.of() : new FilterPipelineMessage(message.get(), new BitSet()).getFilters();
        Set<Integer> seen = new HashSet<>();
        for (FilterInfo filter : filters) {
            int id = filter.getId();
            if (id != DEFLATE && id != SHUFFLE && id != FLETCHER32 && id != LZF) {
                throw new UnsupportedModelException("chunks are stored through filter " + id + " '" + filter.getName()
                        + "'; supported are deflate (gzip), shuffle, fletcher32 and lzf");
            }
            if (!seen.add(id) || (seen.contains(DEFLATE) && seen.contains(LZF))) {
                throw new ModelFormatException("chunks are compressed twice (filter " + id
                        + "), expected each filter and each compression at most once");
            }
            if (id == SHUFFLE && (filter.getData().length == 0 || filter.getData()[0] != elementBytes)) {
                throw new ModelFormatException("damaged: bytes shuffled otherwise than in elements of " + elementBytes);
            }
        }
        return new Hdf5Filters(filters, elementBytes);
    }

    /** Refuses a chunk whose stored bytes can't be the declared ones, before room is made for these. */
    void expectPossible(int storedBytes, BitSet skipped, int chunkBytes) {
        boolean compressed = false;
        for (int i = 0; i < filters.size(); i++) {
            int id = filters.get(i).getId();
            compressed |= !skipped.get(i) && (id == DEFLATE || id == LZF);
        }
        if (compressed ? (long) storedBytes * MAXIMUM_EXPANSION < chunkBytes : storedBytes < chunkBytes) {
            throw new ModelFormatException("declares chunks of " + chunkBytes + " bytes but stores " + storedBytes
                    + ", which can't hold them");
        }
    }

    /** The bytes of a chunk; the mask tells which filters it was stored without. */
    ByteBuffer decode(ByteBuffer stored, BitSet skipped, int chunkBytes) {
        if (filters.isEmpty()) {
            expectSize(stored.remaining(), chunkBytes);
            return stored;
        }
        byte[] bytes = new byte[stored.remaining()];
        stored.get(bytes);
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (!skipped.get(i)) {
                bytes = switch (filters.get(i).getId()) {
                    case DEFLATE -> inflate(bytes, chunkBytes + CHECKSUM_BYTES);
                    case SHUFFLE -> new ByteShuffleFilter().decode(bytes, new int[] {elementBytes});
                    case FLETCHER32 -> verify(bytes);
                    default -> expand(bytes, chunkBytes + CHECKSUM_BYTES);
                };
            }
        }
        expectSize(bytes.length, chunkBytes);
        return ByteBuffer.wrap(bytes);
    }

    private static void expectSize(int found, int chunkBytes) {
        if (found != chunkBytes) {
            throw new ModelFormatException("damaged: a chunk of " + found + " bytes, expected " + chunkBytes);
        }
    }

    /** At most so many bytes: a chunk, and its checksum if that was deflated too. */
    private static byte[] inflate(byte[] bytes, int atMost) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            byte[] inflated = new byte[atMost];
            int size = 0;
            while (!inflater.finished()) {
                int read = inflater.inflate(inflated, size, atMost - size);
                size += read;
                if (read == 0 && !inflater.finished()) {
                    throw new ModelFormatException(
                            size == atMost
                                    ? "damaged: a chunk inflates to more than " + atMost + " bytes"
                                    : "damaged: a deflated chunk is cut off");
                }
            }
            return size == atMost ? inflated : Arrays.copyOf(inflated, size);
        } catch (DataFormatException e) {
            throw new ModelFormatException("damaged: a chunk that doesn't inflate: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    /**
     * LZF: a byte below 32 says how many more bytes to copy; else its upper three bits (and, if all set, the next byte) are a length, the lower five and
     * one more byte a distance back. Written out here because the library that jhdf takes for it reaches for {@code sun.misc.Unsafe}, which newer JDKs
     * warn of and will refuse.
     */
    private static byte[] expand(byte[] bytes, int atMost) {
        byte[] expanded = new byte[atMost];
        int size = 0;
        int at = 0;
        while (at < bytes.length) {
            int control = bytes[at++] & 0xff;
            if (control < 32) {
                System.arraycopy(bytes, at, expanded, size, control + 1);
                at += control + 1;
                size += control + 1;
            } else {
                int length = (control >> 5) + 2;
                if (length == 9) {
                    length += bytes[at++] & 0xff;
                }
                int from = size - (256 * (control & 31) + Byte.toUnsignedInt(bytes[at++])) - 1;
                for (int i = 0; i < length; i++) {
                    expanded[size++] = expanded[from + i];
                }
            }
        }
        return Arrays.copyOf(expanded, size);
    }

    /** Takes the Fletcher checksum of big-endian 16-bit words from the end and compares it; jhdf doesn't. */
    private static byte[] verify(byte[] bytes) {
        int size = bytes.length - CHECKSUM_BYTES;
        if (size < 0) {
            throw new ModelFormatException(
                    "damaged: a chunk of " + bytes.length + " bytes with a checksum of " + CHECKSUM_BYTES);
        }
        long sum = 0;
        long sumOfSums = 0;
        for (int i = 0; i < size; i += 2) {
            int low = i + 1 < size ? Byte.toUnsignedInt(bytes[i + 1]) : 0;
            sum = (sum + 256L * Byte.toUnsignedInt(bytes[i]) + low) % 65_535;
            sumOfSums = (sumOfSums + sum) % 65_535;
        }
        ByteBuffer stored = ByteBuffer.wrap(bytes, size, CHECKSUM_BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
        // HDF5 leaves 65535 where the remainder is 0
        int storedSum = Short.toUnsignedInt(stored.getShort(0)) % 65_535;
        int storedSumOfSums = Short.toUnsignedInt(stored.getShort(2)) % 65_535;
        if (storedSum != sum || storedSumOfSums != sumOfSums) {
            throw new ModelFormatException("damaged: a chunk of checksum " + sumOfSums + ":" + sum + ", stored is "
                    + storedSumOfSums + ":" + storedSum);
        }
        return Arrays.copyOf(bytes, size);
    }
}
