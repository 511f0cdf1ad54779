package org.kaon.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Numbered tasks that several threads take one after the other, and the thread that waits for them. */
final class Tasks {
    private final int count;
    private final IntConsumer task;
    private final Thread owner = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean asleep;

    Tasks(int count, IntConsumer task) {
        this.count = count;
        this.task = task;
    }

    /** Takes tasks until all are taken. */
    void work() {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
                task.accept(i);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
            if (done.incrementAndGet() == count && asleep) {
                LockSupport.unpark(owner);
            }
        }
    }

    /** Waits, in the thread that made the tasks, for those that other threads took. */
    void await(long spinNanos) {
        long from = System.nanoTime();
        while (done.get() < count && System.nanoTime() - from < spinNanos) {
            Thread.onSpinWait();
        }
        asleep = true;
        boolean interrupted = false;
        while (done.get() < count) {
            LockSupport.park(this);
            // The tasks use arrays that the caller will change: they have to end first.
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
