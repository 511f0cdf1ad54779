package org.kaon.data.root;

/** A basket that wasn't full yet when the tree was written: it lies inside the tree's record. */
final class EmbeddedBasket {
    static final String MEMBER = "basket";
    /** Flags from here on say that offsets can be computed. */
    private static final int GENERATED = 80;

    private static final int WITH_DISPLACEMENT = 40;
    private static final int WITH_VALUES = 10;

    private EmbeddedBasket() {}

    static void read(Cursor in, RootObject target) {
        Key key = Key.read(in);
        BasketHeader header = BasketHeader.read(in);
        boolean generated = header.flag() >= GENERATED;
        int flag = generated ? header.flag() - GENERATED : header.flag();
        int[] offsets = {};
        if (!generated && flag != 0 && flag % 10 != 2) {
            offsets = header.entryCount() > 0 ? offsets(in) : offsets;
            if (flag > WITH_DISPLACEMENT) {
                offsets(in);
            }
        }
        boolean hasValues = flag == 1 || flag > WITH_VALUES;
        byte[] values = hasValues ? in.bytes(header.last()) : new byte[0];
        target.members().put(MEMBER, Basket.of(key, header, values, hasValues ? key.keySize() : 0, offsets));
    }

    private static int[] offsets(Cursor in) {
        return in.ints(in.i4());
    }
}
