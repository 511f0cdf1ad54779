package org.kaon.data.root;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Baskets in the order of their entries. While one is taken, {@link ForkJoinPool#commonPool} reads and uncompresses the next: most of the time of
 * reading goes there, so that who waits for a basket loads a later one meanwhile. Two for each processor wait at most, and none is under way once this is
 * closed.
 */
final class BasketsAhead implements AutoCloseable {
    private static final int MOST = 2 * Runtime.getRuntime().availableProcessors();

    private final Iterator<BasketPlace> left;
    private final Loading loading;
    private final int most;
    private final Queue<Task> coming = new ArrayDeque<>();
    private volatile boolean isClosed;
    private Basket basket;

    /** How a basket is read. */
    interface Loading {
        Basket load(BasketPlace where) throws IOException;
    }

    /** With the failure instead of a basket where there was one: to be thrown in its turn, by the thread that reads. */
    private record Loaded(BasketPlace where, Basket basket, Throwable failure) {}

    /** Loads its basket in the thread that comes first. */
    private final class Task extends CompletableFuture<Loaded> implements Runnable {
        private final BasketPlace where;
        private final AtomicBoolean isTaken = new AtomicBoolean();

        Task(BasketPlace where) {
            this.where = where;
        }

        @Override
        public void run() {
            if (isTaken.compareAndSet(false, true)) {
                complete(load(where));
            }
        }
    }

    BasketsAhead(List<BasketPlace> baskets, Loading loading) {
        this.left = baskets.iterator();
        this.loading = loading;
        this.most = baskets.size() == 1 ? 0 : MOST;
    }

    /** Goes on to the next basket; null behind the last. */
    BasketPlace next() throws IOException {
        while (coming.size() < most && left.hasNext()) {
            BasketPlace where = left.next();
            Task task = new Task(where);
            coming.add(task);
            ForkJoinPool.commonPool().execute(task);
        }
        if (coming.isEmpty() && !left.hasNext()) {
            return null;
        }
        Loaded loaded = coming.isEmpty() ? load(left.next()) : first();
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

    private Loaded first() {
        Task first = coming.element();
        for (Task task : coming) {
            task.run();
            if (first.isDone()) {
                break;
            }
        }
        coming.remove();
        return first.join();
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
        for (Task task : coming) {
            task.run();
            task.join();
        }
    }
}
