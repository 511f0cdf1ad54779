package org.kaon.data.root;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * Reads an object and all that it points to, as the file's streamer infos describe them. What nothing describes is passed by, where the file
 * says how long it is.
 */
final class ObjectReader {
    private static final int BYTE_COUNT = 0x40000000;
    private static final int NEW_CLASS = 0xffffffff;
    private static final int CLASS_REFERENCE = 0x80000000;
    /** References count from here, so that none is 0 or 1. */
    private static final int MAP_OFFSET = 2;

    private static final int DEEPEST = 200;
    /** What comes behind in a tree (indices, friends, what users hang onto it) is of any class and not needed. */
    private static final Map<String, String> LAST_NEEDED = Map.of("TTree", "fBranches");

    private final Cursor in;
    private final int keySize;
    private final StreamerInfos infos;
    private final Map<Integer, RootObject> known = new HashMap<>();
    private int depth;

    /**
     * A reader of one record.
     *
     * @param object bytes of the record's object
     * @param keySize bytes of the record's key
     * @param infos what the file says of its classes
     */
    ObjectReader(byte[] object, int keySize, StreamerInfos infos) {
        this.in = Cursor.of(object);
        this.keySize = keySize;
        this.infos = infos;
    }

    /**
     * How an object begins.
     *
     * @param version of its class
     * @param end behind its last byte; empty where that isn't written
     */
    record Header(int version, Optional<Integer> end) {}

    Cursor in() {
        return in;
    }

    /** The next object. */
    RootObject object(String className) {
        RootObject object = RootObject.of(className);
        read(className, object);
        return object;
    }

    /** Reads a class's members, those of a base class as well, into an object. */
    void read(String className, RootObject target) {
        if (++depth > DEEPEST) {
            throw new ModelFormatException("objects inside objects, more than " + DEEPEST + " deep");
        }
        Optional<BuiltIn> builtIn = BuiltIn.of(className);
        if (builtIn.isPresent() && !builtIn.get().hasHeader()) {
            builtIn.get().reading().read(this, new Header(0, Optional.empty()), target);
        } else {
            Header header = header();
            if (builtIn.isPresent()) {
                builtIn.get().reading().read(this, header, target);
            } else {
                described(className, header, target);
            }
            header.end().ifPresent(end -> finish(className, end));
        }
        depth--;
    }

    /** What a pointer points to. */
    RootObject pointer() {
        int start = in.position();
        int first = in.i4();
        boolean counted = first != NEW_CLASS && (first & BYTE_COUNT) != 0 && first > 0;
        int tag = counted ? in.i4() : first;
        Optional<Integer> end = counted ? Optional.of(end(start + 4, first)) : Optional.empty();
        if ((tag & CLASS_REFERENCE) == 0) {
            end.ifPresent(in::seek);
            return tag == 0 ? RootObject.NONE : known.getOrDefault(tag, RootObject.of("?"));
        }
        String className = tag == NEW_CLASS ? in.zeroTerminated() : className(tag & ~CLASS_REFERENCE);
        RootObject object = RootObject.of(className);
        known.put(start + keySize + MAP_OFFSET, object);
        if (end.isPresent() && BuiltIn.of(className).isEmpty() && !infos.knows(className)) {
            in.seek(end.get());
            return object;
        }
        read(className, object);
        end.ifPresent(there -> finish(className, there));
        return object;
    }

    Header header() {
        int start = in.position();
        int count = in.i4();
        if (count > 0 && (count & BYTE_COUNT) != 0) {
            return new Header(in.u2(), Optional.of(end(start + 4, count)));
        }
        in.seek(start);
        return new Header(in.u2(), Optional.empty());
    }

    /** A class was named in full where it came first. */
    private String className(int reference) {
        int back = in.position();
        in.seek(reference - MAP_OFFSET - keySize);
        if (in.i4() != NEW_CLASS) {
            throw new ModelFormatException("refers to a class at byte " + (in.position() - 4) + ", where none is");
        }
        String name = in.zeroTerminated();
        in.seek(back);
        return name;
    }

    private void described(String className, Header header, RootObject target) {
        Optional<StreamerInfo> info = header.version() == 0 && header.end().isPresent()
                ? infos.ofCheckSum(className, in.i4() & 0xffffffffL)
                : infos.ofVersion(className, header.version());
        if (info.isEmpty()) {
            if (header.end().isPresent()) {
                in.seek(header.end().get());
                return;
            }
            throw new ModelFormatException("class " + className + ", version " + header.version()
                    + ": the file doesn't describe it, expected a streamer info");
        }
        for (StreamerElement element : info.get().elements()) {
            boolean done = Members.read(this, element, target);
            if (element.name().equals(LAST_NEEDED.get(className))
                    || (!done && header.end().isPresent())) {
                in.seek(header.end().orElse(in.position()));
                return;
            }
            if (!done) {
                throw new UnsupportedModelException(
                        className + ": member " + element.name() + " of type " + element.typeName());
            }
        }
    }

    private void finish(String className, int end) {
        if (in.position() > end) {
            throw new ModelFormatException(
                    "class " + className + ": its members end at byte " + in.position() + ", expected " + end);
        }
        in.seek(end);
    }

    private static int end(int from, int count) {
        long end = from + (long) (count & ~BYTE_COUNT);
        if (end > Integer.MAX_VALUE) {
            throw new ModelFormatException("object of " + (count & ~BYTE_COUNT) + " bytes at byte " + from);
        }
        return (int) end;
    }
}
