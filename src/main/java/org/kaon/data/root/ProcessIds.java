package org.kaon.data.root;

import org.kaon.ModelFormatException;

/** TObject's {@code fBits}: an object that others refer to (its bit kIsReferenced is set) has two bytes more behind them, the number of its TProcessID. */
final class ProcessIds {
    private static final int IS_REFERENCED = 1 << 4;
    private static final int SIZE = 2;

    private ProcessIds() {}

    /** The basket with the bits alone. */
    static Basket removed(Basket basket) {
        int[] starts = basket.starts().length == 0 ? new int[] {basket.from(), basket.to()} : basket.starts();
        int[] kept = new int[starts.length];
        byte[] bits = new byte[basket.to() - basket.from()];
        int filled = 0;
        for (int entry = 0; entry < starts.length - 1; entry++) {
            int end = starts[entry + 1];
            int at = starts[entry];
            while (at < end) {
                int size = size(basket.bytes(), at, end);
                System.arraycopy(basket.bytes(), at, bits, filled, Integer.BYTES);
                filled += Integer.BYTES;
                at += size;
            }
            kept[entry + 1] = filled;
        }
        return new Basket(bits, 0, filled, basket.entryCount(), basket.starts().length == 0 ? basket.starts() : kept);
    }

    private static int size(byte[] bytes, int at, int end) {
        int left = end - at;
        int size = left < Integer.BYTES || (BigEndian.i4(bytes, at) & IS_REFERENCED) == 0
                ? Integer.BYTES
                : Integer.BYTES + SIZE;
        if (size > left) {
            throw new ModelFormatException(
                    "bits of an object (fBits) have " + left + " bytes, expected " + size + " with its process id");
        }
        return size;
    }
}
