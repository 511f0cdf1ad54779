package org.kaon.data.root;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the members of split objects, and vectors by themselves, are written: TBranchElement. */
final class MemberFormats {
    private static final int DOUBLE32 = 9;
    private static final int BITS = 15;
    private static final int FLOAT16 = 19;
    private static final int TSTRING = 65;
    private static final Set<Integer> STL = Set.of(300, 365, 500);
    /** Branches of the members of a TClonesArray's items, and of another collection's. */
    private static final Set<Long> OF_ITEMS = Set.of(31L, 41L);

    private static final Map<Integer, NumberType> NUMBERS = Map.ofEntries(
            Map.entry(1, NumberType.INT8),
            Map.entry(2, NumberType.INT16),
            Map.entry(3, NumberType.INT32),
            Map.entry(4, NumberType.INT64),
            Map.entry(5, NumberType.FLOAT32),
            Map.entry(6, NumberType.INT32),
            Map.entry(8, NumberType.FLOAT64),
            Map.entry(11, NumberType.UINT8),
            Map.entry(12, NumberType.UINT16),
            Map.entry(13, NumberType.UINT32),
            Map.entry(14, NumberType.UINT64),
            Map.entry(BITS, NumberType.UINT32),
            Map.entry(16, NumberType.INT64),
            Map.entry(17, NumberType.UINT64),
            Map.entry(18, NumberType.BOOL));

    private MemberFormats() {}

    /** The format of a branch; empty where it holds something else than numbers and text. */
    static Optional<EntryFormat> of(RootObject branch, Optional<StreamerElement> member) {
        if (branch.integer("fID") < 0 && !OF_ITEMS.contains(branch.integer("fType"))) {
            return ofClass(branch.text("fClassName"));
        }
        return OF_ITEMS.contains(branch.integer("fType"))
                ? member.filter(element -> element.type() < Primitives.COUNTED)
                        .flatMap(element -> coding(element)
                                .map(coding -> EntryFormat.jagged(coding, width(element), 0)
                                        .withProcessIds(element.type() == BITS)))
                : member.flatMap(MemberFormats::ofMember);
    }

    /** What an unsupported branch holds, for messages. */
    static String typeName(RootObject branch, Optional<StreamerElement> member) {
        String type = branch.integer("fID") < 0
                ? branch.text("fClassName")
                : member.map(element -> element.type() == 0 ? element.name() : element.typeName())
                        .orElse(branch.text("fClassName"));
        return OF_ITEMS.contains(branch.integer("fType")) ? type + " of the items of a collection" : type;
    }

    private static Optional<EntryFormat> ofMember(StreamerElement element) {
        if (STL.contains(element.type())) {
            return ofClass(element.typeName());
        }
        if (element.type() == TSTRING) {
            return Optional.of(EntryFormat.text());
        }
        return coding(element)
                .map(coding -> element.type() > Primitives.COUNTED
                        ? EntryFormat.jagged(coding, 1, EntryFormat.POINTER_HEADER)
                        : EntryFormat.fixed(coding, width(element)).withProcessIds(element.type() == BITS));
    }

    private static Optional<EntryFormat> ofClass(String className) {
        return TypeNames.isStandardString(className) || className.equals("TString")
                ? Optional.of(EntryFormat.text())
                : TypeNames.vectorOfNumbers(className)
                        .map(coding -> EntryFormat.jagged(coding, 1, EntryFormat.VECTOR_HEADER));
    }

    private static Optional<Coding> coding(StreamerElement element) {
        int type = element.type();
        if (type <= 0 || type >= Primitives.COUNTED + Primitives.ARRAY) {
            return Optional.empty();
        }
        int number = type % Primitives.ARRAY;
        if (number == DOUBLE32) {
            return Optional.of(PackedFloat.double32(element.title()));
        }
        if (number == FLOAT16) {
            return Optional.of(PackedFloat.float16(element.title()));
        }
        return Optional.ofNullable(NUMBERS.get(number))
                .map(Coding::plain)
                .filter(coding -> width(element) > 0 && width(element) < Integer.MAX_VALUE / coding.size());
    }

    private static int width(StreamerElement element) {
        return element.type() > Primitives.ARRAY && element.type() < Primitives.COUNTED ? element.arraySize() : 1;
    }
}
