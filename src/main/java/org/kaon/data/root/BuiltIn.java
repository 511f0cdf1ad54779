package org.kaon.data.root;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A class that is read without a streamer info, because ROOT writes it by hand, or because it describes the others.
 *
 * @param hasHeader whether its bytes begin with a version
 * @param reading reads what follows
 */
record BuiltIn(boolean hasHeader, Reading reading) {
    /** Reads a class's members. */
    interface Reading {
        void read(ObjectReader reader, ObjectReader.Header header, RootObject target);
    }

    private static final int IS_REFERENCED = 1 << 4;
    private static final int LONG_OPTION = 255;
    private static final int DIMENSIONS = 5;

    private static final Map<String, BuiltIn> ALL = all();

    static Optional<BuiltIn> of(String className) {
        return Optional.ofNullable(ALL.get(className));
    }

    private static Map<String, BuiltIn> all() {
        Map<String, BuiltIn> all = new HashMap<>();
        all.put("TObject", new BuiltIn(true, BuiltIn::object));
        all.put("TNamed", new BuiltIn(true, BuiltIn::named));
        all.put("TObjArray", new BuiltIn(true, BuiltIn::objArray));
        all.put("TList", new BuiltIn(true, BuiltIn::list));
        all.put("TBasket", new BuiltIn(false, (reader, header, target) -> EmbeddedBasket.read(reader.in(), target)));
        all.put("TStreamerInfo", new BuiltIn(true, BuiltIn::streamerInfo));
        all.put("TStreamerElement", new BuiltIn(true, BuiltIn::streamerElement));
        for (String kind : new String[] {
            "Base",
            "BasicType",
            "String",
            "Object",
            "ObjectAny",
            "ObjectPointer",
            "ObjectAnyPointer",
            "STL",
            "Artificial"
        }) {
            all.put("TStreamer" + kind, new BuiltIn(true, BuiltIn::ofElement));
        }
        all.put("TStreamerSTLstring", new BuiltIn(true, (reader, header, target) -> {
            reader.read("TStreamerSTL", target);
            header.end().ifPresent(reader.in()::seek);
        }));
        all.put("TStreamerBasicPointer", new BuiltIn(true, BuiltIn::counted));
        all.put("TStreamerLoop", new BuiltIn(true, BuiltIn::counted));
        Map.of("C", 1, "S", 2, "I", 4, "L", 8, "L64", 8, "F", 4, "D", 8)
                .forEach((letter, size) -> all.put("TArray" + letter, new BuiltIn(false, (reader, header, target) -> {
                    Cursor in = reader.in();
                    in.skip(in.count(in.i4(), size) * size);
                })));
        return Map.copyOf(all);
    }

    private static void object(ObjectReader reader, ObjectReader.Header header, RootObject target) {
        Cursor in = reader.in();
        in.skip(4);
        if ((in.i4() & IS_REFERENCED) != 0) {
            in.skip(2);
        }
    }

    private static void named(ObjectReader reader, ObjectReader.Header header, RootObject target) {
        reader.read("TObject", target);
        target.members().put("fName", reader.in().string());
        target.members().put("fTitle", reader.in().string());
    }

    private static void objArray(ObjectReader reader, ObjectReader.Header header, RootObject target) {
        if (header.version() > 2) {
            reader.read("TObject", target);
        }
        if (header.version() > 1) {
            reader.in().string();
        }
        int count = reader.in().i4();
        reader.in().skip(4);
        reader.in().count(count, 4);
        for (int i = 0; i < count; i++) {
            target.items().add(reader.pointer());
        }
    }

    private static void list(ObjectReader reader, ObjectReader.Header header, RootObject target) {
        Cursor in = reader.in();
        if (header.version() > 3) {
            reader.read("TObject", target);
            in.string();
        }
        int count = in.count(in.i4(), 4);
        for (int i = 0; i < count; i++) {
            target.items().add(reader.pointer());
            int length = in.u1();
            in.skip(length == LONG_OPTION && header.version() > 4 ? in.i4() : length);
        }
    }

    private static void streamerInfo(ObjectReader reader, ObjectReader.Header header, RootObject target) {
        reader.read("TNamed", target);
        target.members().put("fCheckSum", reader.in().i4() & 0xffffffffL);
        target.members().put("fClassVersion", (long) reader.in().i4());
        target.members().put("fElements", reader.pointer());
    }

    private static void streamerElement(ObjectReader reader, ObjectReader.Header header, RootObject target) {
        reader.read("TNamed", target);
        Cursor in = reader.in();
        target.members().put("fType", (long) in.i4());
        in.skip(4);
        target.members().put("fArrayLength", (long) in.i4());
        in.skip(4);
        in.skip(4 * (header.version() == 1 ? in.count(in.i4(), 4) : DIMENSIONS));
        target.members().put("fTypeName", in.string());
        header.end().ifPresent(in::seek);
    }

    private static void ofElement(ObjectReader reader, ObjectReader.Header header, RootObject target) {
        reader.read("TStreamerElement", target);
        header.end().ifPresent(reader.in()::seek);
    }

    private static void counted(ObjectReader reader, ObjectReader.Header header, RootObject target) {
        reader.read("TStreamerElement", target);
        reader.in().skip(4);
        target.members().put("fCountName", reader.in().string());
        header.end().ifPresent(reader.in()::seek);
    }
}
