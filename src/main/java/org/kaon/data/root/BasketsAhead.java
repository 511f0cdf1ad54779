package org.kaon.data.root;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Baskets in the order of their entries. While one is taken, {@link ForkJoinPool#commonPool} reads and uncompresses the next: most of the time of
 * reading goes there. One for each processor waits at most, and none is under way once this is closed.
 */
final class BasketsAhead implements AutoCloseable {
    private static final int MOST = Runtime.getRuntime().availableProcessors();

    private final Iterator<BasketPlace> left;
    private final Loading loading;
    private final int most;
    private final Queue<ForkJoinTask<Loaded>> coming = new ArrayDeque<>();
    private volatile boolean isClosed;
    private Basket basket;

    /** How a basket is read. */
    interface Loading {
        Basket load(BasketPlace where) throws IOException;
    }

    /** With the failure instead of a basket where there was one: to be thrown in its turn, by the thread that reads. */
    private record Loaded(BasketPlace where, Basket basket, Throwable failure) {}

    BasketsAhead(List<BasketPlace> baskets, Loading loading) {
        this.left = baskets.iterator();
        this.loading = loading;
        this.most = baskets.size() == 1 ? 0 : MOST;
    }

    /** Goes on to the next basket; null behind the last. */
    BasketPlace next() throws IOException {
        while (coming.size() < most && left.hasNext()) {
            BasketPlace where = left.next();
            coming.add(ForkJoinPool.commonPool().submit(() -> load(where)));
        }
        if (coming.isEmpty() && !left.hasNext()) {
            return null;
        }
        Loaded loaded = coming.isEmpty() ? load(left.next()) : coming.remove().join();
        if (loaded.failure instanceof IOException e) {
            throw e;
        }
        if (loaded.failure instanceof RuntimeException e) {
            throw e;
        }
        if (loaded.failure instanceof Error e) {
            throw e;
        }
        basket = loaded.basket;
        return loaded.where;
    }

    /** The basket of the last {@link #next}. */
    Basket basket() {
        return basket;
    }

    private Loaded load(BasketPlace where) {
        try {
            return new Loaded(where, isClosed ? null : loading.load(where), null);
        } catch (IOException | RuntimeException | Error e) {
            return new Loaded(where, null, e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        coming.forEach(ForkJoinTask::quietlyJoin);
    }
}
