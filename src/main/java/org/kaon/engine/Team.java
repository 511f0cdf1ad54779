package org.kaon.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads that share numbered tasks. Which thread takes which task is left open, so tasks must not depend on it. The calling thread takes
 * part; nobody spins while waiting.
 */
public final class Team implements AutoCloseable {
    private final int threads;
    private final ExecutorService others;

    private Team(int threads) {
        this.threads = threads;
        this.others = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "kaon-training");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * A team.
     *
     * @param threads how many work, the calling one included
     * @return the team, to be closed
     */
    public static Team of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads, expected at least 1");
        }
        return new Team(threads);
    }

    /**
     * Runs tasks and waits for all of them.
     *
     * @param count how many
     * @param task takes a number from 0
     */
    public void run(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                task.accept(i);
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            running.add(others.submit(work));
        }
        try {
            work.run();
        } finally {
            running.forEach(Team::join);
        }
    }

    private static void join(Future<?> task) {
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                break;
            } catch (InterruptedException e) {
                // The task reads arrays that the caller will change: it has to end first.
                interrupted = true;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        others.shutdownNow();
    }
}
