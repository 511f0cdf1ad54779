package org.kaon.service;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Hands lines to whoever keeps the log, from a thread of its own: a slow disk or pipe keeps no request waiting. */
final class Log implements Runnable, AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final long MILLIS_BETWEEN = 20;

    private final BlockingQueue<Supplier<String>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
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
        if (listener.isPresent() && !waiting.offer(line)) {
            metrics.lostLine();
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
        List<Supplier<String>> lines = new ArrayList<>();
        if (waiting.drainTo(lines) > 0) {
            listener.orElseThrow().accept(lines.stream().map(Supplier::get).collect(Collectors.joining("\n")));
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }
}
