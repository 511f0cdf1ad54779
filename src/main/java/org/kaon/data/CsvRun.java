package org.kaon.data;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.kaon.InputException;

/**
 * One reading of a text: this thread cuts it into chunks and puts their rows together in order, others read the chunks. What comes first in
 * the file counts, be it the last row wanted or the first fault, so that the outcome doesn't depend on the number of threads.
 */
final class CsvRun {
    private final Layout layout;
    private final ReadOptions options;
    private final CsvChunks chunks;
    private final Storage storage;
    private final Deque<FutureTask<CsvParser.Rows>> pending = new ArrayDeque<>();
    private long lines;
    private boolean ended;
    private Optional<IOException> unreadable = Optional.empty();
    private Optional<InputException> uncuttable = Optional.empty();

    CsvRun(Layout layout, ReadOptions options, CsvChunks chunks) {
        this.layout = layout;
        this.options = options;
        this.chunks = chunks;
        this.storage = layout.storage();
    }

    /**
     * Reads all rows.
     *
     * @param first the first chunk
     * @param header whether it begins with one
     */
    Dataset read(CsvChunks.Chunk first, boolean header) throws IOException {
        if (options.threads() == 1) {
            read(first, header, Runnable::run, 1);
        } else {
            ExecutorService threads = Executors.newFixedThreadPool(options.threads(), CsvRun::thread);
            try {
                read(first, header, threads, 2 * options.threads());
            } finally {
                threads.shutdownNow();
            }
        }
        return Dataset.of(layout.columns(), layout.keyNames(), storage);
    }

    private void read(CsvChunks.Chunk first, boolean header, Executor executor, int ahead) throws IOException {
        submit(first, header, executor);
        do {
            while (pending.size() < ahead && advance(executor)) {
                // As many chunks are under way as keep all threads busy.
            }
            if (!accept(result(pending.remove()))) {
                return;
            }
        } while (!pending.isEmpty() || advance(executor));
        complain();
    }

    private boolean advance(Executor executor) {
        if (ended) {
            return false;
        }
        try {
            Optional<CsvChunks.Chunk> next = chunks.next();
            ended = next.isEmpty();
            next.ifPresent(chunk -> submit(chunk, false, executor));
        } catch (IOException e) {
            ended = true;
            unreadable = Optional.of(e);
        } catch (InputException e) {
            ended = true;
            uncuttable = Optional.of(e);
        }
        return !ended;
    }

    private void submit(CsvChunks.Chunk chunk, boolean header, Executor executor) {
        FutureTask<CsvParser.Rows> task =
                new FutureTask<>(() -> new CsvParser(layout, options.delimiter(), chunk).parse(header));
        pending.add(task);
        executor.execute(task);
    }

    /** What stopped the reading counts only behind all rows before it. */
    private void complain() throws IOException {
        if (unreadable.isPresent()) {
            throw unreadable.get();
        }
        if (uncuttable.isPresent()) {
            throw uncuttable.get().at("line " + (lines + 1));
        }
    }

    /** Adds rows; false where there are as many as wanted. */
    private boolean accept(CsvParser.Rows rows) {
        int wanted = options.maxRows() - storage.rowCount();
        storage.append(rows.values(), rows.keys(), Math.min(rows.rowCount(), wanted));
        if (rows.rowCount() >= wanted && options.maxRows() < Integer.MAX_VALUE) {
            return false;
        }
        if (rows.rowCount() > wanted) {
            throw new InputException("more than " + Integer.MAX_VALUE + " rows, which is the most a table holds");
        }
        if (rows.fault().isPresent()) {
            CsvParser.Fault fault = rows.fault().get();
            throw new InputException(fault.message()).at("line " + (lines + fault.line() + 1));
        }
        lines += rows.lines();
        return true;
    }

    private static CsvParser.Rows result(FutureTask<CsvParser.Rows> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "kaon-csv");
        thread.setDaemon(true);
        return thread;
    }
}
