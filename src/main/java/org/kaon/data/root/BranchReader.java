package org.kaon.data.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;

/**
 * Reads ranges of a branch's entries, and of its baskets only those that hold them.
 *
 * @param place where the branch is
 * @param path of the branch in its tree
 * @param entries of the branch
 * @param baskets in the order of their entries
 * @param format of an entry; empty where it can't be read
 */
record BranchReader(Place place, String path, long entries, List<BasketPlace> baskets, Optional<EntryFormat> format) {
    /**
     * The tree that a branch belongs to.
     *
     * @param file its bytes
     * @param name of file and tree, for messages
     * @param codecs of its baskets
     */
    record Place(FileBytes file, String name, Codecs codecs) {}

    private interface Taking {
        void take(Basket basket, int from, int to);
    }

    Numbers fixed(EntryFormat form, long from, long to) throws IOException {
        Numbers.Builder numbers = new Numbers.Builder(form.coding().orElseThrow(), (to - from) * form.width());
        each(from, to, (basket, first, end) -> FixedEntries.take(basket, form, first, end, numbers));
        return numbers.finished();
    }

    JaggedColumn jagged(EntryFormat form, long from, long to) throws IOException {
        JaggedEntries entries = new JaggedEntries(form, to - from);
        each(from, to, entries::take);
        return entries.finished();
    }

    List<String> text(long from, long to) throws IOException {
        TextEntries entries = new TextEntries();
        each(from, to, entries::take);
        return entries.finished();
    }

    private void each(long from, long to, Taking taking) throws IOException {
        if (from < 0 || to < from || to > entries || to - from > Integer.MAX_VALUE - 8) {
            throw new InputException(place.name() + ", branch '" + path + "': entries " + from + " to " + to
                    + ", expected a range within 0 to " + entries + ", of 2^31 at most");
        }
        try (BasketsAhead ahead = new BasketsAhead(needed(from, to), this::load)) {
            long done = from;
            for (BasketPlace where = ahead.next(); where != null; where = ahead.next()) {
                long end = Math.min(to, where.end());
                taking.take(ahead.basket(), (int) (done - where.first()), (int) (end - where.first()));
                done = end;
            }
            if (done < to) {
                throw new ModelFormatException("no basket holds entry " + done + ", though the branch has " + entries);
            }
        } catch (KaonException e) {
            throw e.at(place.name() + ", branch '" + path + "'");
        }
    }

    /** The baskets that hold a range of entries, up to the first gap. */
    private List<BasketPlace> needed(long from, long to) {
        List<BasketPlace> needed = new ArrayList<>();
        long done = from;
        for (BasketPlace where : baskets) {
            if (where.end() > done && done < to) {
                if (where.first() > done) {
                    break;
                }
                needed.add(where);
                done = where.end();
            }
        }
        return needed;
    }

    private Basket load(BasketPlace where) throws IOException {
        Basket basket = where.embedded().isPresent()
                ? where.embedded().get()
                : Basket.read(place.file(), where.position(), where.size(), place.codecs());
        if (basket.entryCount() != where.end() - where.first()) {
            throw new ModelFormatException("a basket has " + basket.entryCount() + " entries, expected those from "
                    + where.first() + " to " + where.end());
        }
        return format.isPresent() && format.get().withProcessIds() ? ProcessIds.removed(basket) : basket;
    }
}
