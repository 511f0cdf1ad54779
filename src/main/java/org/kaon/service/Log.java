package org.kaon.service;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hands lines to whoever keeps the log, from a thread of its own: a slow disk or pipe keeps no request waiting. */
final class Log implements Runnable, AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final long MILLIS_BETWEEN = 20;

    /** Without a lock, for which requests would wait on one another. */
    private final Queue<Supplier<String>> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger waitingCount = new AtomicInteger();
    private final Optional<Consumer<? super String>> listener;
    private final Metrics metrics;
    private final Thread thread = new Thread(this, "kaon-log");

    Log(Optional<Consumer<? super String>> listener, Metrics metrics) {
        this.listener = listener;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    void start() {
        if (listener.isPresent()) {
            thread.start();
        }
    }

    boolean isKept() {
        return listener.isPresent();
    }

    void line(Supplier<String> line) {
        if (listener.isEmpty()) {
            return;
        }
        if (waitingCount.incrementAndGet() > MOST_WAITING) {
            waitingCount.decrementAndGet();
            metrics.lostLine();
        } else {
            waiting.add(line);
        }
    }

    void defect(Throwable failure) {
        Instant now = Instant.now();
        line(() -> now + " DEFECT " + trace(failure));
    }

    // Sleeping in between costs requests less than being woken by each.
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(MILLIS_BETWEEN);
                deliver();
            }
        } catch (InterruptedException e) {
            deliver();
        }
    }

    /** Delivers what is left. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver() {
        List<String> lines = new ArrayList<>();
        for (Supplier<String> line = waiting.poll(); line != null; line = waiting.poll()) {
            lines.add(line.get());
        }
        if (!lines.isEmpty()) {
            listener.orElseThrow().accept(String.join("\n", lines));
            waitingCount.addAndGet(-lines.size());
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }
}
