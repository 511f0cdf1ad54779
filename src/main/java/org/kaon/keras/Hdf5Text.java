package org.kaon.keras;

import io.jhdf.GlobalHeap;
import io.jhdf.object.message.DataSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/** The text of attributes. A model's whole architecture is one such text; the names of its weights are others. */
final class Hdf5Text {
    /** Of one attribute; the largest architecture seen has 106 kB, and one of 64 MB would have 100,000 layers. */
    private static final long MAXIMUM_BYTES = 64L << 20;

    /** Of one attribute: Keras names at most some weights per layer and some thousand layers; an empty text takes no byte of the file to bound it. */
    private static final int MAXIMUM_TEXTS = 1 << 18;

    private static final int REFERENCE_BYTES = 16;

    private final Hdf5Storage storage;
    private final Map<Long, GlobalHeap> heaps = new HashMap<>();
    private long bytesLeft;

    Hdf5Text(Hdf5Storage storage) {
        this.storage = storage;
        // Many references may lead to one text. Honest ones don't; some reads of the same attribute are allowed for.
        this.bytesLeft = MAXIMUM_BYTES + 4 * storage.size();
    }

    /** The name that an attribute's message begins with. */
    static String attributeName(ByteBuffer message) {
        ByteBuffer name = part(message, 0);
        byte[] text = new byte[name.remaining()];
        name.get(text);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** Name, type, space and data (0 to 3) of an attribute's message, whose first version pads each to eight bytes. */
    private static ByteBuffer part(ByteBuffer message, int wanted) {
        int version = message.get(0);
        if (version < 1 || version > 3) {
            throw new ModelFormatException("damaged: an attribute of version " + version + ", expected 1 to 3");
        }
        int at = version == 3 ? 9 : 8;
        for (int part = 0; part < wanted; part++) {
            int size = Short.toUnsignedInt(message.getShort(2 + 2 * part));
            at += version == 1 ? (size + 7) / 8 * 8 : size;
        }
        int size = wanted == 3 ? message.limit() - at : Short.toUnsignedInt(message.getShort(2 + 2 * wanted));
        if (size < 0 || at + size > message.limit()) {
            throw new ModelFormatException("damaged: an attribute of " + message.limit() + " bytes is cut off");
        }
        return message.slice(at, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The texts of an attribute, none for an empty array of whatever type. */
    List<String> read(ByteBuffer message) {
        if (message.get(0) != 1 && (message.get(1) & 3) != 0) {
            throw new UnsupportedModelException("its type is shared with another object (a committed type)");
        }
        long count = Hdf5Data.count(DataSpace.readDataSpace(part(message, 2), storage.getSuperblock()));
        if (count == 0) {
            return List.of();
        }
        if (count > MAXIMUM_TEXTS) {
            throw new ModelFormatException(count + " texts, expected at most " + MAXIMUM_TEXTS);
        }
        Hdf5Type type = Hdf5Type.ofText(part(message, 1));
        ByteBuffer data = part(message, 3);
        if (type.size() == 0
                || (type.isVariableText() && type.size() != REFERENCE_BYTES)
                || count * type.size() > data.remaining()) {
            throw new ModelFormatException(
                    "damaged: " + count + " texts of " + type.size() + " bytes in " + data.remaining() + " bytes");
        }
        List<String> texts = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < count; i++) {
            ByteBuffer element = data.slice(i * type.size(), type.size()).order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer text = type.isVariableText() ? dereference(element) : element;
            total += text.remaining();
            bytesLeft -= text.remaining();
            if (total > MAXIMUM_BYTES || bytesLeft < 0) {
                throw new ModelFormatException(
                        "more than " + MAXIMUM_BYTES + " bytes of text, or the same text too often");
            }
            texts.add(decode(text, type.padding()));
        }
        return texts;
    }

    private ByteBuffer dereference(ByteBuffer reference) {
        int length = reference.getInt(0);
        long address = reference.getLong(4);
        int index = reference.getInt(12);
        if (length == 0) {
            return ByteBuffer.allocate(0);
        }
        GlobalHeap heap = heaps.get(address);
        if (heap == null) {
            storage.begin(storage.size());
            heap = new GlobalHeap(storage, address);
            heaps.put(address, heap);
        }
        ByteBuffer text = heap.getObjectData(index);
        if (length < 0 || length > text.remaining()) {
            throw new ModelFormatException("damaged: a text of " + length + " bytes in a place of " + text.remaining());
        }
        return text.slice(0, length);
    }

    /**
     * Always as UTF-8: Keras 2 marks names as ASCII that aren't. Padding is cut from the end, so that fixed text of any of the three paddings comes
     * out right.
     */
    private static String decode(ByteBuffer text, byte padding) {
        int end = text.limit();
        while (end > 0 && text.get(end - 1) == padding) {
            end--;
        }
        int start = text.position();
        for (int i = start; i < end; i++) {
            if (text.get(i) == 0) {
                end = i;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(text.slice(start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelFormatException("damaged: a text that isn't UTF-8", e);
        }
    }
}
