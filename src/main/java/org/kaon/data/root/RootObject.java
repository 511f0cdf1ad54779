package org.kaon.data.root;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaon.ModelFormatException;

/**
 * An object as its streamer infos describe it: its members, and those of its base classes, by name.
 *
 * @param className C++ class; empty for a pointer to nothing
 * @param members numbers as {@code Long} or {@code Double}, text as {@code String}, arrays as {@code long[]} or {@code double[]}, objects as
 *     {@code RootObject}, a basket as {@code Basket}
 * @param items of a TList or TObjArray
 */
record RootObject(String className, Map<String, Object> members, List<RootObject> items) {
    static final RootObject NONE = new RootObject("", Map.of(), List.of());

    static RootObject of(String className) {
        return new RootObject(className, new HashMap<>(), new java.util.ArrayList<>());
    }

    boolean isNone() {
        return className.isEmpty();
    }

    String text(String member) {
        return member(member, String.class);
    }

    long integer(String member) {
        return member(member, Number.class).longValue();
    }

    int smallInteger(String member) {
        long value = integer(member);
        if (value != (int) value) {
            throw new ModelFormatException(className + ": " + member + " is " + value + ", expected 32 bits");
        }
        return (int) value;
    }

    long[] integers(String member) {
        return member(member, long[].class);
    }

    RootObject object(String member) {
        return member(member, RootObject.class);
    }

    Basket basket() {
        return member(EmbeddedBasket.MEMBER, Basket.class);
    }

    private <T> T member(String name, Class<T> type) {
        Object value = members.get(name);
        if (!type.isInstance(value)) {
            throw new ModelFormatException(className + ": member " + name + " is "
                    + (value == null ? "not there" : "a " + value.getClass().getSimpleName()) + ", expected a "
                    + type.getSimpleName());
        }
        return type.cast(value);
    }
}
