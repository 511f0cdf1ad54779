package org.kaon.data.root;

import java.util.ArrayList;
import java.util.List;
import org.kaon.ModelFormatException;

/** Entries of text, collected. */
final class TextEntries {
    /** Bytes before a {@code std::string} in some branches: length and version. */
    private static final int HEADER = 6;

    private static final int BYTE_COUNT = 0x40000000;

    private final List<String> all = new ArrayList<>();

    /** Takes some of a basket's entries. */
    void take(Basket basket, int from, int to) {
        Cursor in = new Cursor(basket.bytes(), basket.from(), basket.to());
        int[] starts = basket.starts();
        for (int entry = starts.length == 0 ? 0 : from; entry < to; entry++) {
            if (starts.length > 0) {
                in.seek(starts[entry]);
                int size = starts[entry + 1] - starts[entry];
                if (size >= HEADER && BigEndian.i4(basket.bytes(), starts[entry]) == (BYTE_COUNT | size - 4)) {
                    in.skip(HEADER);
                }
                if (size == 0) {
                    all.add("");
                    continue;
                }
            }
            String text = in.string();
            if (starts.length > 0 && in.position() > starts[entry + 1]) {
                throw new ModelFormatException("a text ends behind its entry");
            }
            if (entry >= from) {
                all.add(text);
            }
        }
    }

    List<String> finished() {
        return List.copyOf(all);
    }
}
