package org.kaon.data.root;

import java.util.Map;

/** Reads members of objects, by the type codes of streamer elements. */
final class Members {
    private static final int BASE = 0;
    private static final int LAST_NUMBER = 59;

    private interface Reading {
        void read(ObjectReader reader, StreamerElement element, RootObject target);
    }

    /** Objects in place have their length written, so that even those of unknown classes can be passed by. */
    private static final Map<Integer, Reading> OBJECTS = Map.ofEntries(
            Map.entry(BASE, (reader, element, target) -> reader.read(element.name(), target)),
            Map.entry(61, Members::object),
            Map.entry(62, Members::object),
            Map.entry(63, Members::object),
            Map.entry(68, Members::object),
            Map.entry(64, Members::pointer),
            Map.entry(69, Members::pointer),
            Map.entry(
                    65,
                    (reader, element, target) ->
                            target.members().put(element.name(), reader.in().string())),
            Map.entry(66, (reader, element, target) -> reader.read("TObject", target)),
            Map.entry(67, (reader, element, target) -> reader.read("TNamed", target)),
            Map.entry(300, Members::pass),
            Map.entry(365, Members::pass),
            Map.entry(500, Members::pass));

    private Members() {}

    /** Reads a member; false where its kind is unknown. */
    static boolean read(ObjectReader reader, StreamerElement element, RootObject target) {
        int type = element.type();
        if (OBJECTS.containsKey(type)) {
            OBJECTS.get(type).read(reader, element, target);
            return true;
        }
        if (type <= 0 || type > LAST_NUMBER || !Primitives.has(type % Primitives.ARRAY)) {
            return false;
        }
        int number = type % Primitives.ARRAY;
        Cursor in = reader.in();
        Object value = type < Primitives.ARRAY
                ? Primitives.one(number, in)
                : Primitives.several(number, count(element, in, target), in);
        target.members().put(element.name(), value);
        return true;
    }

    /** Arrays with a counter begin with a byte that says whether there is one. */
    private static int count(StreamerElement element, Cursor in, RootObject target) {
        if (element.type() < Primitives.COUNTED) {
            return element.arraySize();
        }
        return in.u1() == 0 ? 0 : target.smallInteger(element.counter());
    }

    private static void object(ObjectReader reader, StreamerElement element, RootObject target) {
        String className = element.typeName().replace("*", "").strip();
        target.members().put(element.name(), reader.object(className));
    }

    private static void pointer(ObjectReader reader, StreamerElement element, RootObject target) {
        target.members().put(element.name(), reader.pointer());
    }

    private static void pass(ObjectReader reader, StreamerElement element, RootObject target) {
        reader.header().end().ifPresent(reader.in()::seek);
    }
}
