package org.kaon.data.root;

import java.util.Map;
import java.util.Optional;

/** How plain leaves are written, by their classes. */
final class LeafFormats {
    private record Signs(NumberType signed, NumberType unsigned) {}

    private static final Map<String, Signs> NUMBERS = Map.of(
            "TLeafO", new Signs(NumberType.BOOL, NumberType.BOOL),
            "TLeafB", new Signs(NumberType.INT8, NumberType.UINT8),
            "TLeafS", new Signs(NumberType.INT16, NumberType.UINT16),
            "TLeafI", new Signs(NumberType.INT32, NumberType.UINT32),
            "TLeafL", new Signs(NumberType.INT64, NumberType.UINT64),
            "TLeafG", new Signs(NumberType.INT64, NumberType.UINT64),
            "TLeafF", new Signs(NumberType.FLOAT32, NumberType.FLOAT32),
            "TLeafD", new Signs(NumberType.FLOAT64, NumberType.FLOAT64));

    private LeafFormats() {}

    /** The format of a leaf; empty where its class isn't among these. */
    static Optional<EntryFormat> of(RootObject leaf) {
        if (leaf.className().equals("TLeafC")) {
            return Optional.of(EntryFormat.text());
        }
        int width = leaf.smallInteger("fLen");
        return coding(leaf)
                .filter(coding -> width > 0 && width < Integer.MAX_VALUE / coding.size())
                .map(coding -> leaf.object("fLeafCount").isNone()
                        ? EntryFormat.fixed(coding, width)
                        : EntryFormat.jagged(coding, width, 0));
    }

    private static Optional<Coding> coding(RootObject leaf) {
        return switch (leaf.className()) {
            case "TLeafF16" -> Optional.of(PackedFloat.float16(leaf.text("fTitle")));
            case "TLeafD32" -> Optional.of(PackedFloat.double32(leaf.text("fTitle")));
            default ->
                Optional.ofNullable(NUMBERS.get(leaf.className()))
                        .map(signs -> leaf.integer("fIsUnsigned") != 0 ? signs.unsigned() : signs.signed())
                        .map(Coding::plain);
        };
    }
}
