package org.kaon.data.root;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.ModelFormatException;

/**
 * Where the basket with some entries of a branch is.
 *
 * @param first its first entry
 * @param end behind its last entry
 * @param position of its record in the file
 * @param size of its record in bytes
 * @param embedded the basket itself, where it lies inside the tree's record
 */
record BasketPlace(long first, long end, long position, int size, Optional<Basket> embedded) {
    /** The baskets of a branch in the order of their entries. */
    static List<BasketPlace> of(RootObject branch) {
        long[] firsts = branch.integers("fBasketEntry");
        long[] positions = branch.integers("fBasketSeek");
        long[] sizes = branch.integers("fBasketBytes");
        List<RootObject> inside = branch.object("fBaskets").items();
        int written = branch.smallInteger("fWriteBasket");
        long entries = branch.integer("fEntries");
        if (written < 0
                || (written > 0 && Math.min(firsts.length, Math.min(positions.length, sizes.length)) < written)) {
            throw new ModelFormatException(written + " baskets, but places of " + firsts.length + ", "
                    + positions.length + ", " + sizes.length);
        }
        List<BasketPlace> places = new ArrayList<>();
        for (int i = 0; i <= written; i++) {
            Optional<Basket> embedded = embedded(inside, i);
            if (i == written && embedded.isEmpty()) {
                break;
            }
            long first = i < firsts.length ? firsts[i] : entries;
            long end = i + 1 < Math.min(firsts.length, written + 1) ? firsts[i + 1] : entries;
            if (i == written - 1 && embedded(inside, written).isEmpty()) {
                end = entries;
            }
            if (first > end || first < 0) {
                throw new ModelFormatException("basket " + i + " holds entries " + first + " to " + end);
            }
            places.add(
                    embedded.isPresent()
                            ? new BasketPlace(first, end, 0, 0, embedded)
                            : new BasketPlace(first, end, positions[i], (int) sizes[i], embedded));
        }
        return places;
    }

    private static Optional<Basket> embedded(List<RootObject> inside, int i) {
        return i >= inside.size()
                        || inside.get(i).isNone()
                        || !inside.get(i).members().containsKey(EmbeddedBasket.MEMBER)
                ? Optional.empty()
                : Optional.of(inside.get(i).basket()).filter(basket -> basket.entryCount() > 0 && basket.to() > 0);
    }
}
