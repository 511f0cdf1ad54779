package org.kaon.keras;

import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.BTreeIndex;
import io.jhdf.dataset.chunked.indexing.ExtensibleArrayIndex;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndex;
import io.jhdf.dataset.chunked.indexing.ImplicitChunkIndex;
import io.jhdf.dataset.chunked.indexing.SingleChunkIndex;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * The numbers of datasets. jhdf says how a dataset is laid out and where its chunks lie; the bytes are turned into numbers here, because jhdf makes
 * room for the declared size before it looks for the data, inflates without end, passes over missing chunks, checksums and filters that were
 * skipped, and does all that in threads of its own.
 */
final class Hdf5Data {
    /** Values of one dataset: 2^28 doubles are 2 GB. */
    private static final long MAXIMUM_VALUES = 1L << 28;

    /** Chunks of one dataset. h5py chooses chunks of 8 kB and more: with those, 2^16 hold 128 million float32. */
    private static final int MAXIMUM_CHUNKS = 1 << 16;

    /** Values of one chunk: HDF5 keeps a chunk below 4 GB, here its bytes are counted by an int. */
    private static final int MAXIMUM_CHUNK_VALUES = 1 << 27;

    /** Levels of a tree: jhdf takes powers of the fan-out with it. */
    private static final int MAXIMUM_DEPTH = 16;

    /** HDF5's own. */
    private static final int MAXIMUM_RANK = 32;

    /**
     * Bytes of doubles from one file, and bytes inflated: 64 MB and 16 times the file. Plain float32 comes to 2 times the file, float16 to 4. Trained
     * weights hardly compress; pruned to 90 % zeros they shrink to an eighth of float32, which is 16 times as doubles. What shrinks further is
     * constant, and of that 64 MB will do.
     */
    private static final int BYTES_PER_FILE_BYTE = 16;

    private static final long FREE_BYTES = 64L << 20;

    private static final int NEWEST_LAYOUT = 4;

    private final Hdf5Storage storage;
    private long doubleBytesLeft;
    private long inflatedBytesLeft;

    Hdf5Data(Hdf5Storage storage) {
        this.storage = storage;
        doubleBytesLeft = FREE_BYTES + BYTES_PER_FILE_BYTE * storage.size();
        inflatedBytesLeft = doubleBytesLeft;
    }

    /** The number of elements, {@link Long#MAX_VALUE} where it doesn't fit. */
    static long count(DataSpace space) {
        if (space.getType() == 2) {
            return 0;
        }
        long count = 1;
        boolean tooMany = false;
        for (long size : space.getDimensionsAsLong()) {
            if (size < 0) {
                throw new ModelFormatException("damaged: dimensions " + Arrays.toString(space.getDimensionsAsLong()));
            }
            if (size == 0) {
                return 0;
            }
            tooMany |= count > Long.MAX_VALUE / size;
            count *= size;
        }
        return tooMany ? Long.MAX_VALUE : count;
    }

    /** The numbers of a dataset. */
    Hdf5Array read(Hdf5Object dataset) {
        DataSpace space =
                DataSpace.readDataSpace(required(dataset, Hdf5Object.DATASPACE, "dataspace"), storage.getSuperblock());
        Hdf5Type type = Hdf5Type.ofNumbers(required(dataset, Hdf5Object.DATATYPE, "datatype"));
        int[] shape = shape(space);
        long count = count(space);
        if (count == 0) {
            return new Hdf5Array(shape, new double[0]);
        }
        if (dataset.hasExternalFiles()) {
            throw new UnsupportedModelException("its data lie in other files, which are not opened");
        }
        if (count > MAXIMUM_VALUES) {
            throw new ModelFormatException(
                    "declares " + Arrays.toString(shape) + " values, expected at most " + MAXIMUM_VALUES + " in all");
        }
        ByteBuffer message = required(dataset, Hdf5Object.LAYOUT, "layout");
        if (message.get(0) > NEWEST_LAYOUT) {
            throw new UnsupportedModelException("a storage layout of version " + message.get(0)
                    + " (HDF5 2.0's 'latest' format), supported is up to " + NEWEST_LAYOUT);
        }
        DataLayoutMessage layout =
                DataLayoutMessage.createDataLayoutMessage(message, storage.getSuperblock(), new BitSet());
        storage.beginData(count * type.size());
        if (layout instanceof CompactDataLayoutMessage compact) {
            return new Hdf5Array(shape, plain(compact.getDataBuffer(), type, (int) count));
        }
        if (layout instanceof ContiguousDataLayoutMessage contiguous) {
            expectAllocated(contiguous.getAddress(), shape);
            // the oldest layouts don't say their size
            if (contiguous.getSize() >= 0 && contiguous.getSize() < count * type.size()) {
                throw new ModelFormatException(
                        "declares " + count * type.size() + " bytes but stores " + contiguous.getSize());
            }
            return new Hdf5Array(
                    shape, plain(storage.map(contiguous.getAddress(), count * type.size()), type, (int) count));
        }
        return new Hdf5Array(shape, chunked(dataset, layout, space, shape, type));
    }

    private static ByteBuffer required(Hdf5Object dataset, int message, String name) {
        return dataset.message(message)
                .orElseThrow(() -> new ModelFormatException("damaged: a dataset without " + name));
    }

    private static int[] shape(DataSpace space) {
        long[] sizes = space.getDimensionsAsLong();
        if (space.getType() == 2) {
            throw new ModelFormatException("an empty dataspace, expected numbers");
        }
        if (sizes.length > MAXIMUM_RANK
                || Arrays.stream(sizes).anyMatch(size -> size < 0 || size > Integer.MAX_VALUE)) {
            throw new ModelFormatException("declares " + sizes.length + " dimensions " + Arrays.toString(sizes)
                    + ", expected at most " + MAXIMUM_RANK + " of at most " + Integer.MAX_VALUE);
        }
        return Arrays.stream(sizes).mapToInt(size -> (int) size).toArray();
    }

    private static void expectAllocated(long address, int[] shape) {
        if (address == -1) {
            throw new ModelFormatException("declares " + Arrays.toString(shape) + " values but stores none");
        }
    }

    private double[] plain(ByteBuffer bytes, Hdf5Type type, int count) {
        if (bytes.remaining() < (long) count * type.size()) {
            throw new ModelFormatException(
                    "damaged: " + count + " values of " + type.size() + " bytes in " + bytes.remaining() + " bytes");
        }
        double[] values = doubles(count);
        type.copy(bytes, 0, values, 0, count);
        return values;
    }

    private double[] doubles(int count) {
        doubleBytesLeft -= (long) count * Double.BYTES;
        if (doubleBytesLeft < 0) {
            throw new ModelFormatException("declares " + count + " values, more than a file of " + storage.size()
                    + " bytes can be trusted with");
        }
        return new double[count];
    }

    private double[] chunked(
            Hdf5Object dataset, DataLayoutMessage layout, DataSpace space, int[] shape, Hdf5Type type) {
        int[] chunk = chunkShape(layout, shape, type);
        long chunkValues = product(chunk, 0);
        long chunkCount = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            chunkCount *= (shape[axis] + (long) chunk[axis] - 1) / chunk[axis];
        }
        if (chunkCount > MAXIMUM_CHUNKS || chunkValues > MAXIMUM_CHUNK_VALUES) {
            throw new ModelFormatException("declares " + chunkCount + " chunks of " + chunkValues
                    + " values, expected at most " + MAXIMUM_CHUNKS + " of " + MAXIMUM_CHUNK_VALUES);
        }
        int chunkBytes = (int) chunkValues * type.size();
        Hdf5Filters filters = Hdf5Filters.of(dataset.message(Hdf5Object.FILTERS), type.size());
        Collection<Chunk> chunks = index(layout, space, chunk, chunkBytes, (int) chunkCount, shape);
        checkSizes(chunks, chunkBytes, (int) chunkCount, filters, shape);

        double[] values = doubles((int) product(shape, 0));
        Set<Long> seen = new HashSet<>();
        storage.beginData(storage.size());
        for (Chunk stored : chunks) {
            long[] offset = stored.getChunkOffset();
            if (!seen.add(place(offset, chunk, shape))) {
                throw new ModelFormatException("damaged: two chunks at " + Arrays.toString(offset));
            }
            ByteBuffer bytes = filters.decode(
                    storage.map(stored.getAddress(), stored.getSize()), stored.getFilterMask(), chunkBytes);
            copy(bytes, chunk, values, shape, offset, type);
        }
        return values;
    }

    private int[] chunkShape(DataLayoutMessage layout, int[] shape, Hdf5Type type) {
        int[] chunk;
        int elementBytes;
        long address;
        if (layout instanceof ChunkedDataLayoutMessage older) {
            chunk = older.getChunkDimensions();
            elementBytes = older.getSize();
            address = older.getBTreeAddress();
        } else if (layout instanceof ChunkedDataLayoutMessageV4 newer) {
            int[] sizes = newer.getChunkDimensions();
            chunk = Arrays.copyOf(sizes, sizes.length - 1);
            elementBytes = sizes[sizes.length - 1];
            address = newer.getAddress();
        } else {
            throw new UnsupportedModelException("a storage layout other than compact, contiguous and chunked");
        }
        expectAllocated(address, shape);
        if (chunk.length != shape.length
                || elementBytes != type.size()
                || Arrays.stream(chunk).anyMatch(size -> size < 1)) {
            throw new ModelFormatException("damaged: chunks " + Arrays.toString(chunk) + " of " + elementBytes
                    + " bytes, dataset " + Arrays.toString(shape) + " of " + type.size());
        }
        return chunk;
    }

    private Collection<Chunk> index(
            DataLayoutMessage layout, DataSpace space, int[] chunk, int chunkBytes, int chunkCount, int[] shape) {
        // An entry holds address, size, filter mask and an offset for each dimension; trees keep their nodes half
        // empty.
        storage.beginData(4L * chunkCount * (24 + 8L * shape.length));
        if (layout instanceof ChunkedDataLayoutMessage older) {
            return BTreeV1.createDataBTree(storage, older.getBTreeAddress(), shape.length)
                    .getChunks();
        }
        ChunkedDataLayoutMessageV4 newer = (ChunkedDataLayoutMessageV4) layout;
        long address = newer.getAddress();
        DatasetInfo info = new DatasetInfo(chunkBytes, space.getDimensionsAsLong(), chunk);
        return switch (newer.getIndexingType()) {
            case ChunkedDataLayoutMessageV4.SINGLE_CHUNK_INDEX -> new SingleChunkIndex(newer, info).getAllChunks();
            case ChunkedDataLayoutMessageV4.IMPLICIT_INDEX -> {
                expectMaximum(space, 0);
                yield new ImplicitChunkIndex(address, info).getAllChunks();
            }
            case ChunkedDataLayoutMessageV4.FIXED_ARRAY_INDEX -> {
                expectMaximum(space, 0);
                expectCount(storage.map(address, 28).getLong(8), chunkCount, chunkCount);
                yield new FixedArrayIndex(storage, address, info).getAllChunks();
            }
            case ChunkedDataLayoutMessageV4.EXTENSIBLE_ARRAY_INDEX -> {
                expectMaximum(space, 1);
                // jhdf makes room for as many entries as the header claims were ever set
                expectCount(storage.map(address, 60).getLong(44), chunkCount, MAXIMUM_CHUNKS);
                yield new ExtensibleArrayIndex(storage, address, info).getAllChunks();
            }
            case ChunkedDataLayoutMessageV4.B_TREE_V2_INDEX -> {
                ByteBuffer header = storage.map(address, 38);
                expectCount(header.getLong(26), chunkCount, chunkCount);
                int depth = Short.toUnsignedInt(header.getShort(12));
                if (depth > MAXIMUM_DEPTH) {
                    throw new ModelFormatException(
                            "damaged: an index of " + depth + " levels, expected at most " + MAXIMUM_DEPTH);
                }
                yield new BTreeIndex(storage, address, info).getAllChunks();
            }
            default ->
                throw new ModelFormatException(
                        "damaged: chunks of index type " + newer.getIndexingType() + ", expected 1 to 5");
        };
    }

    private static void expectCount(long found, int atLeast, int atMost) {
        if (found < atLeast || found > atMost) {
            throw new ModelFormatException("an index of " + found + " chunks, expected " + atLeast);
        }
    }

    /** jhdf counts the chunks of an array index by the present sizes, HDF5 by the greatest ones; where these differ the numbers would be misplaced. */
    private static void expectMaximum(DataSpace space, int resizable) {
        long[] sizes = space.getDimensionsAsLong();
        long[] maxima = space.getMaxSizes();
        for (int axis = resizable; axis < sizes.length; axis++) {
            if (sizes[axis] != maxima[axis]) {
                throw new UnsupportedModelException("chunks of a dataset that can grow from " + Arrays.toString(sizes)
                        + " to " + Arrays.toString(maxima) + "; supported is growth along the first axis");
            }
        }
    }

    private void checkSizes(
            Collection<Chunk> chunks, int chunkBytes, int chunkCount, Hdf5Filters filters, int[] shape) {
        if (chunks.size() != chunkCount) {
            throw new ModelFormatException("declares " + Arrays.toString(shape) + " values in " + chunkCount
                    + " chunks but stores " + chunks.size());
        }
        for (Chunk chunk : chunks) {
            filters.expectPossible(chunk.getSize(), chunk.getFilterMask(), chunkBytes);
            inflatedBytesLeft -= chunkBytes;
            if (inflatedBytesLeft < 0) {
                throw new ModelFormatException("declares " + chunkCount + " chunks of " + chunkBytes
                        + " bytes, more than a file of " + storage.size() + " bytes can be trusted with");
            }
        }
    }

    /** The linear index of a chunk's first element. */
    private static long place(long[] offset, int[] chunk, int[] shape) {
        long place = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (offset[axis] < 0 || offset[axis] >= shape[axis] || offset[axis] % chunk[axis] != 0) {
                throw new ModelFormatException("damaged: a chunk at " + Arrays.toString(offset) + " of "
                        + Arrays.toString(shape) + ", chunks are " + Arrays.toString(chunk));
            }
            place = place * shape[axis] + offset[axis];
        }
        return place;
    }

    /** Copies the rows of a chunk that lie inside the dataset; a row runs along the last axis. */
    private static void copy(
            ByteBuffer bytes, int[] chunk, double[] values, int[] shape, long[] offset, Hdf5Type type) {
        int last = shape.length - 1;
        int rowValues = (int) Math.min(chunk[last], shape[last] - offset[last]);
        int[] row = new int[last];
        while (true) {
            long from = 0;
            long to = 0;
            for (int axis = 0; axis < last; axis++) {
                from = from * chunk[axis] + row[axis];
                to = to * shape[axis] + offset[axis] + row[axis];
            }
            type.copy(
                    bytes,
                    (int) (from * chunk[last] * type.size()),
                    values,
                    (int) (to * shape[last] + offset[last]),
                    rowValues);
            int axis = last - 1;
            while (axis >= 0 && (++row[axis] == chunk[axis] || offset[axis] + row[axis] == shape[axis])) {
                row[axis] = 0;
                axis--;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    private static long product(int[] sizes, int from) {
        long product = 1;
        for (int axis = from; axis < sizes.length; axis++) {
            product = product > MAXIMUM_VALUES ? product : product * sizes[axis];
        }
        return product;
    }
}
