package org.kaon.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads that share numbered tasks. Which thread takes which task is left open, so tasks must not depend on it. The calling thread takes
 * part, and waits for tasks that have begun only: where the others are busy elsewhere, it does all of them itself.
 *
 * <p>A thread that waits spins for some microseconds, since tasks follow each other closely, and sleeps then.
 */
public final class Team implements AutoCloseable {
    /** Longer than what lies between two meetings of a step, shorter than it takes to wake a thread. */
    private static final long SPIN_NANOS = 50_000;

    private final int others;
    private final Executor executor;
    private final Runnable close;
    private final AtomicInteger helpers = new AtomicInteger();
    private volatile Tasks tasks = new Tasks(0, i -> {});

    private Team(int threads, Executor executor, Runnable close) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads, expected at least 1");
        }
        this.others = threads - 1;
        this.executor = executor;
        this.close = close;
    }

    /**
     * A team of threads of its own.
     *
     * @param threads how many work, the calling one included
     * @return the team, to be closed
     */
    public static Team of(int threads) {
        ExecutorService own = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "kaon-training");
            thread.setDaemon(true);
            return thread;
        });
        return new Team(threads, own, own::shutdownNow);
    }

    /**
     * A team of the caller's threads. It keeps each only while there are tasks, and does without those that the executor refuses.
     *
     * @param executor runs what the calling thread doesn't; not closed with the team
     * @param threads how many work at most, the calling one included
     * @return the team
     */
    public static Team of(Executor executor, int threads) {
        return new Team(threads, executor, () -> {});
    }

    /**
     * Runs tasks and waits for all of them. To be called by one thread at a time.
     *
     * @param count how many
     * @param task takes a number from 0; what it throws is thrown once all have ended
     */
    public void run(int count, IntConsumer task) {
        if (others == 0 || count == 1) {
            for (int i = 0; i < count; i++) {
                task.accept(i);
            }
            return;
        }
        Tasks next = new Tasks(count, task);
        tasks = next;
        for (int i = 1; i < count && join(); i++) {
            try {
                executor.execute(this::help);
            } catch (RejectedExecutionException e) {
                // The caller's pool is busy: the tasks left over fall to this thread.
                helpers.decrementAndGet();
                break;
            }
        }
        next.work();
        next.await(SPIN_NANOS);
    }

    /** What one of the other threads does: it takes tasks until for a while there are none. */
    private void help() {
        Tasks last = tasks;
        do {
            long spinFrom = System.nanoTime();
            last.work();
            while (System.nanoTime() - spinFrom < SPIN_NANOS) {
                if (tasks == last) {
                    Thread.onSpinWait();
                } else {
                    last = tasks;
                    last.work();
                    spinFrom = System.nanoTime();
                }
            }
            helpers.decrementAndGet();
            // Tasks that came in between may have counted on this thread.
        } while (tasks != last && join());
    }

    /** Counts a further helper unless there are enough. */
    private boolean join() {
        int now = helpers.get();
        while (now < others) {
            if (helpers.compareAndSet(now, now + 1)) {
                return true;
            }
            now = helpers.get();
        }
        return false;
    }

    @Override
    public void close() {
        close.run();
    }
}
