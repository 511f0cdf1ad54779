package org.kaon.data.root;

import org.kaon.ModelFormatException;

/**
 * What stands behind the key of a TBasket.
 *
 * @param entryCount entries in the basket
 * @param last behind the last byte of values, counted from the beginning of the key
 * @param flag what follows in a basket inside a tree's record
 * @param lacksOffsets whether entries of varying length are found by other means than a list
 */
record BasketHeader(int entryCount, int last, int flag, boolean lacksOffsets) {
    static BasketHeader read(Cursor in) {
        in.skip(2);
        in.skip(4);
        boolean hasFeatures = in.i4() < 0;
        boolean lacksOffsets = hasFeatures && in.u1() != 0;
        int entryCount = in.i4();
        int last = in.i4();
        int flag = in.u1();
        if (entryCount < 0 || last < 0) {
            throw new ModelFormatException("basket of " + entryCount + " entries that ends at " + last);
        }
        return new BasketHeader(entryCount, last, flag, lacksOffsets);
    }
}
