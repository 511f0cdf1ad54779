package org.kaon.keras;

import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.SymbolTableEntry;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.checksum.ChecksumUtils;
import io.jhdf.object.message.LinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * A group or dataset: the messages of its object header, and from them its links and attributes.
 *
 * <p>The header is walked here and not by jhdf, which reads every message of it at once and by recursion: a datatype of 64 kB that nests 6,000
 * compounds takes it 1.7 GB, a continuation that continues itself never ends. What a message says is left to jhdf, one message at a time.
 */
final class Hdf5Object {
    static final int DATASPACE = 1;
    static final int DATATYPE = 3;
    static final int LAYOUT = 8;
    static final int FILTERS = 11;
    private static final int LINK_INFO = 2;
    private static final int LINK = 6;
    private static final int EXTERNAL_FILES = 7;
    private static final int GROUP_INFO = 10;
    private static final int ATTRIBUTE = 12;
    private static final int CONTINUATION = 16;
    private static final int SYMBOL_TABLE = 17;
    private static final int ATTRIBUTE_INFO = 21;
    private static final int LARGEST_TYPE = 24;
    private static final Set<Integer> KEPT = Set.of(
            DATASPACE,
            LINK_INFO,
            DATATYPE,
            LINK,
            EXTERNAL_FILES,
            LAYOUT,
            GROUP_INFO,
            FILTERS,
            ATTRIBUTE,
            SYMBOL_TABLE,
            ATTRIBUTE_INFO);

    /** What the format's first version can count; a dataset has about six, a group of the newer kind one for each of its few links. */
    private static final int MAXIMUM_MESSAGES = 65_535;

    /** Entries of one index in a fractal heap (newer groups); such an entry has no other bound before jhdf makes room for all of them. */
    private static final int MAXIMUM_RECORDS = 65_536;

    private static final long UNDEFINED = -1;
    private static final int SHARED = 2;

    private final Hdf5Storage storage;
    private final Map<Integer, List<Message>> messages = new HashMap<>();
    private Map<String, Link> links;
    private Map<String, ByteBuffer> attributes;

    /** Where a name of a group leads: an address, or the path of a soft link, or another file's name. */
    record Link(long address, String path, String file) {
        static Link hard(long address) {
            return new Link(address, "", "");
        }

        boolean isSoft() {
            return !path.isEmpty();
        }

        boolean isExternal() {
            return !file.isEmpty();
        }
    }

    private record Message(int flags, ByteBuffer body) {}

    private record Block(long address, long length) {}

    Hdf5Object(Hdf5Storage storage, long address) {
        this.storage = storage;
        storage.begin(storage.size());
        if (storage.map(address, 1).get() == 1) {
            readFirstVersion(address);
        } else {
            readSecondVersion(address);
        }
    }

    private void readFirstVersion(long address) {
        ByteBuffer prefix = storage.map(address, 16);
        int count = Short.toUnsignedInt(prefix.getShort(2));
        Deque<Block> blocks = new ArrayDeque<>();
        blocks.add(new Block(address + 16, Integer.toUnsignedLong(prefix.getInt(8))));
        Set<Long> seen = new HashSet<>();
        int found = 0;
        while (!blocks.isEmpty() && found < count) {
            Block block = once(blocks.remove(), seen);
            ByteBuffer bytes = storage.map(block.address(), block.length());
            while (bytes.remaining() >= 8 && found < count) {
                int type = Short.toUnsignedInt(bytes.getShort());
                int size = Short.toUnsignedInt(bytes.getShort());
                int flags = bytes.get();
                bytes.position(bytes.position() + 3);
                add(type, flags, take(bytes, size), blocks);
                bytes.position(Math.min(bytes.limit(), (bytes.position() + 7) / 8 * 8));
                found++;
            }
        }
    }

    private void readSecondVersion(long address) {
        ByteBuffer prefix = storage.map(address, 6);
        expectSignature(prefix, "OHDR");
        if (prefix.get(4) != 2) {
            throw new ModelFormatException("damaged: object header of version " + prefix.get(4) + " at address "
                    + address + ", expected 1 or 2");
        }
        int flags = prefix.get(5);
        int optional = ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int sizeBytes = 1 << (flags & 3);
        int start = 6 + optional + sizeBytes;
        long size = littleEndian(storage.map(address + 6 + optional, sizeBytes), sizeBytes);
        if (size < 0 || size > storage.size()) {
            throw new ModelFormatException("damaged: object header of " + size + " bytes at address " + address);
        }
        verify(storage.map(address, start + size + 4));

        int extra = (flags & 4) != 0 ? 2 : 0;
        Deque<Block> blocks = new ArrayDeque<>();
        readSecondVersion(storage.map(address + start, size), extra, blocks);
        Set<Long> seen = new HashSet<>();
        while (!blocks.isEmpty()) {
            Block block = once(blocks.remove(), seen);
            ByteBuffer bytes = storage.map(block.address(), block.length());
            expectSignature(bytes, "OCHK");
            verify(fresh(bytes));
            readSecondVersion(bytes.slice(4, bytes.limit() - 8).order(ByteOrder.LITTLE_ENDIAN), extra, blocks);
        }
    }

    private void readSecondVersion(ByteBuffer bytes, int extra, Deque<Block> blocks) {
        while (bytes.remaining() >= 4 + extra) {
            int type = Byte.toUnsignedInt(bytes.get());
            int size = Short.toUnsignedInt(bytes.getShort());
            int flags = bytes.get();
            bytes.position(bytes.position() + extra);
            add(type, flags, take(bytes, size), blocks);
        }
    }

    private void add(int type, int flags, ByteBuffer body, Deque<Block> blocks) {
        if (type == CONTINUATION) {
            blocks.add(new Block(body.getLong(0), body.getLong(8)));
        } else if (type > LARGEST_TYPE) {
            throw new ModelFormatException(
                    "damaged: header message of type " + type + ", expected at most " + LARGEST_TYPE);
        } else if (KEPT.contains(type)) {
            List<Message> same = messages.computeIfAbsent(type, unused -> new ArrayList<>());
            if (same.size() == MAXIMUM_MESSAGES) {
                throw new ModelFormatException(
                        "damaged: more than " + MAXIMUM_MESSAGES + " header messages of type " + type);
            }
            storage.count();
            same.add(new Message(flags, body));
        }
    }

    private static Block once(Block block, Set<Long> seen) {
        if (!seen.add(block.address())) {
            throw new ModelFormatException("damaged: an object header continues itself at address " + block.address());
        }
        return block;
    }

    boolean isDataset() {
        return messages.containsKey(DATASPACE) && messages.containsKey(LAYOUT);
    }

    boolean isGroup() {
        return !messages.containsKey(DATASPACE) && !messages.containsKey(DATATYPE);
    }

    boolean hasExternalFiles() {
        return messages.containsKey(EXTERNAL_FILES);
    }

    /** The one message of a type, positioned at its beginning. */
    Optional<ByteBuffer> message(int type) {
        List<Message> found = messages.getOrDefault(type, List.of());
        if (found.size() > 1) {
            throw new ModelFormatException(
                    "damaged: " + found.size() + " header messages of type " + type + ", expected one");
        }
        if (!found.isEmpty() && (found.get(0).flags() & SHARED) != 0) {
            throw new UnsupportedModelException(
                    "its header message of type " + type + " is shared with another object (a committed type)");
        }
        return found.stream().map(message -> fresh(message.body())).findFirst();
    }

    /** The attributes by name, not yet taken apart. */
    Map<String, ByteBuffer> attributes() {
        if (attributes == null) {
            List<ByteBuffer> bodies = new ArrayList<>();
            for (Message message : messages.getOrDefault(ATTRIBUTE, List.of())) {
                bodies.add(fresh(message.body()));
            }
            message(ATTRIBUTE_INFO).ifPresent(info -> bodies.addAll(denseAttributes(info)));
            Map<String, ByteBuffer> found = new HashMap<>();
            for (ByteBuffer body : bodies) {
                String name = Hdf5Text.attributeName(body);
                if (found.put(name, body) != null) {
                    throw new ModelFormatException("damaged: two attributes '" + name + "'");
                }
            }
            attributes = found;
        }
        return attributes;
    }

    private List<ByteBuffer> denseAttributes(ByteBuffer info) {
        int at = (info.get(1) & 1) != 0 ? 4 : 2;
        long heapAddress = info.getLong(at);
        long indexAddress = info.getLong(at + 8);
        if (heapAddress == UNDEFINED) {
            return List.of();
        }
        FractalHeap heap = heap(heapAddress);
        List<ByteBuffer> bodies = new ArrayList<>();
        beginIndex(indexAddress);
        BTreeV2<AttributeNameForIndexedAttributesRecord> index = new BTreeV2<>(storage, indexAddress);
        storage.begin(storage.size());
        for (AttributeNameForIndexedAttributesRecord entry : index.getRecords()) {
            bodies.add(fresh(heap.getId(entry.getHeapId())));
        }
        return bodies;
    }

    /** The links by name; none for a group without. */
    Map<String, Link> links() {
        if (links == null) {
            Map<String, Link> found = new HashMap<>();
            Optional<ByteBuffer> table = message(SYMBOL_TABLE);
            if (table.isPresent()) {
                readSymbolTable(table.get(), found);
            } else {
                readLinkMessages(found);
            }
            links = found;
        }
        return links;
    }

    private void readSymbolTable(ByteBuffer table, Map<String, Link> found) {
        storage.begin(storage.size());
        BTreeV1 tree = BTreeV1.createGroupBTree(storage, table.getLong(0));
        ByteBuffer names = new LocalHeap(storage, table.getLong(8)).getDataBuffer();
        // Every name lies in the heap once. Without this sum a heap of one long name and many entries would fill the
        // memory.
        long namesLeft = names.capacity();
        storage.begin(2 * storage.size());
        for (long address : tree.getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, address).getSymbolTableEntries()) {
                String name = untilNull(names, entry.getLinkNameOffset());
                namesLeft -= name.length();
                Link link = Link.hard(entry.getObjectHeaderAddress());
                if (entry.getCacheType() == 2) {
                    link = new Link(UNDEFINED, untilNull(names, entry.getLinkValueOffset()), "");
                    namesLeft -= link.path().length();
                }
                if (namesLeft < 0) {
                    throw new ModelFormatException(
                            "damaged: the names of the group are longer than the heap they lie in");
                }
                put(found, name, link);
            }
        }
    }

    private void readLinkMessages(Map<String, Link> found) {
        for (Message message : messages.getOrDefault(LINK, List.of())) {
            put(found, LinkMessage.fromBuffer(fresh(message.body()), storage.getSuperblock()));
        }
        Optional<ByteBuffer> info = message(LINK_INFO);
        if (info.isEmpty()) {
            return;
        }
        int at = (info.get().get(1) & 1) != 0 ? 10 : 2;
        long heapAddress = info.get().getLong(at);
        long indexAddress = info.get().getLong(at + 8);
        if (heapAddress == UNDEFINED || indexAddress == UNDEFINED) {
            return;
        }
        FractalHeap heap = heap(heapAddress);
        beginIndex(indexAddress);
        BTreeV2<LinkNameForIndexedGroupRecord> index = new BTreeV2<>(storage, indexAddress);
        storage.begin(storage.size());
        long namesLeft = storage.size();
        for (LinkNameForIndexedGroupRecord entry : index.getRecords()) {
            ByteBuffer body = heap.getId(entry.getId());
            namesLeft -= body.remaining();
            if (namesLeft < 0) {
                throw new ModelFormatException("damaged: the links of the group are longer than the file");
            }
            put(found, LinkMessage.fromBuffer(body, storage.getSuperblock()));
        }
    }

    private static void put(Map<String, Link> found, LinkMessage message) {
        put(
                found,
                message.getLinkName(),
                switch (message.getLinkType()) {
                    case HARD -> Link.hard(message.getHardLinkAddress());
                    case SOFT -> new Link(UNDEFINED, message.getSoftLink(), "");
                    case EXTERNAL ->
                        new Link(UNDEFINED, "", message.getExternalFile() + ":" + message.getExternalPath());
                });
    }

    private static void put(Map<String, Link> found, String name, Link link) {
        if (found.put(name, link) != null) {
            throw new ModelFormatException("damaged: two links '" + name + "' in one group");
        }
    }

    /** jhdf makes room for as many records as the header of a tree claims, and takes a power of its depth. */
    private void beginIndex(long address) {
        storage.begin(storage.size());
        ByteBuffer header = storage.map(address, 38);
        int recordBytes = Short.toUnsignedInt(header.getShort(10));
        int depth = Short.toUnsignedInt(header.getShort(12));
        long records = header.getLong(26);
        if (records < 0 || records > MAXIMUM_RECORDS || depth > 16) {
            throw new ModelFormatException("an index of " + records + " entries in " + depth + " levels at address "
                    + address + ", expected at most " + MAXIMUM_RECORDS + " in 16");
        }
        storage.begin(4L * recordBytes * records);
    }

    /** jhdf makes room for rows times columns of a heap's table, a product that can overflow on the way. */
    private FractalHeap heap(long address) {
        storage.begin(storage.size());
        ByteBuffer header = storage.map(address, 146);
        long hugeObjects = header.getLong(22);
        int columns = Short.toUnsignedInt(header.getShort(110));
        int rows = Short.toUnsignedInt(header.getShort(140));
        if (columns > 1024 || rows > 64) {
            throw new ModelFormatException("a heap of " + rows + " times " + columns + " blocks at address " + address
                    + ", expected at most 64 times 1024");
        }
        // jhdf takes a block of the largest size (in the row where doubling has led there) for a table of blocks
        if (rows > 1 && Math.scalb((double) header.getLong(112), rows - 2) >= header.getLong(120)) {
            throw new UnsupportedModelException("a heap of " + rows
                    + " rows, as a group of HDF5's newer formats with many thousand links has it; Keras writes the"
                    + " oldest format");
        }
        if (hugeObjects != UNDEFINED && hugeObjects != 0) {
            beginIndex(hugeObjects);
        }
        storage.beginHeap(2 * storage.size());
        return new FractalHeap(storage, address);
    }

    private static String untilNull(ByteBuffer bytes, int start) {
        int end = start;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - start];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void expectSignature(ByteBuffer bytes, String signature) {
        byte[] found = new byte[4];
        bytes.get(0, found);
        if (!signature.equals(new String(found, StandardCharsets.ISO_8859_1))) {
            throw new ModelFormatException("damaged: no '" + signature + "' where an object header should be");
        }
    }

    private static void verify(ByteBuffer bytes) {
        ChecksumUtils.validateChecksum(bytes);
    }

    private static ByteBuffer take(ByteBuffer bytes, int size) {
        if (size > bytes.remaining()) {
            throw new ModelFormatException(
                    "damaged: a header message of " + size + " bytes where " + bytes.remaining() + " are left");
        }
        ByteBuffer body = bytes.slice(bytes.position(), size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + size);
        return body;
    }

    private static ByteBuffer fresh(ByteBuffer body) {
        return body.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long littleEndian(ByteBuffer bytes, int count) {
        return switch (count) {
            case 1 -> Byte.toUnsignedLong(bytes.get(0));
            case 2 -> Short.toUnsignedLong(bytes.getShort(0));
            case 4 -> Integer.toUnsignedLong(bytes.getInt(0));
            default -> bytes.getLong(0);
        };
    }
}
