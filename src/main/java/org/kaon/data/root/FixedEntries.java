package org.kaon.data.root;

import org.kaon.ModelFormatException;

/** Entries of one size. */
final class FixedEntries {
    private FixedEntries() {}

    /** Appends the numbers of some of a basket's entries. */
    static void take(Basket basket, EntryFormat form, int from, int to, Numbers.Builder numbers) {
        int size = basket.to() - basket.from();
        if ((long) basket.entryCount() * form.stride() != size) {
            throw new ModelFormatException("a basket of " + basket.entryCount() + " entries has " + size
                    + " bytes of values, expected " + form.stride() + " for each");
        }
        int start = basket.from() + from * form.stride();
        int valueSize = form.coding().orElseThrow().size() * form.width();
        if (valueSize == form.stride()) {
            numbers.add(basket.bytes(), start, (to - from) * form.width());
            return;
        }
        for (int entry = 0; entry < to - from; entry++) {
            numbers.add(basket.bytes(), start + entry * form.stride() + form.offset(), form.width());
        }
    }
}
