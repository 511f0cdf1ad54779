package org.kaon.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.kaon.training.Batch;
import org.kaon.training.Callback;
import org.kaon.training.Epoch;
import org.kaon.training.Listener;

/** Shows a training as it goes on: a line for each epoch, and where someone watches one that lives, on standard error. */
final class TrainingDisplay implements Callback, AutoCloseable {
    private static final long BETWEEN_UPDATES = 100_000_000L;
    private static final double NANOS = 1e9;
    private static final int WIDTH = 79;
    /** To the line's beginning, and nothing behind it. */
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final int epochs;
    private final int events;
    private final LongSupplier nanoTime;
    private volatile int epochsDone;
    private boolean alive;

    /**
     * Of a training.
     *
     * @param terminal where to show it
     * @param epochs how many there are at most
     * @param events how many there are in an epoch
     * @param nanoTime a clock
     */
    TrainingDisplay(Terminal terminal, int epochs, int events, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.epochs = epochs;
        this.events = events;
        this.nanoTime = nanoTime;
    }

    /** How many epochs have come to their end. */
    int epochsDone() {
        return epochsDone;
    }

    @Override
    public Listener start() {
        return new Watch();
    }

    @Override
    public void close() {
        clear();
    }

    private void clear() {
        if (alive) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
            alive = false;
        }
    }

    private final class Watch implements Listener {
        private final long begin = nanoTime.getAsLong();
        private long epochBegin = begin;
        private long shown = begin;
        private long batchesDone;

        @Override
        public void batchEnd(Batch batch) {
            batchesDone++;
            long now = nanoTime.getAsLong();
            if (terminal.interactive() && now - shown >= BETWEEN_UPDATES) {
                shown = now;
                alive = true;
                terminal.err().print(CLEAR + line(batch, (now - begin) / NANOS));
                terminal.err().flush();
            }
        }

        @Override
        public void epochEnd(Epoch epoch) {
            long now = nanoTime.getAsLong();
            double seconds = (now - epochBegin) / NANOS;
            epochBegin = now;
            epochsDone = epoch.number() + 1;
            clear();
            StringBuilder line = new StringBuilder(place(epoch.number()));
            epoch.values()
                    .forEach((name, value) ->
                            line.append("  ").append(name).append(' ').append(Figures.number(value)));
            PrintStream out = terminal.out();
            out.println(line + String.format(Locale.ROOT, "  %.2f s", seconds));
            out.flush();
        }

        private String line(Batch batch, double seconds) {
            double perBatch = seconds / batchesDone;
            long left = (long) (epochs - batch.epoch()) * batch.batches() - batch.batch() - 1;
            double perSecond = (double) events / batch.batches() / perBatch;
            StringBuilder line = new StringBuilder(place(batch.epoch()))
                    .append(String.format(Locale.ROOT, "  batch %d/%d", batch.batch() + 1, batch.batches()));
            String tail = String.format(
                    Locale.ROOT, "  ETA %s  %,.0f events/s", Figures.duration(left * perBatch), perSecond);
            for (Map.Entry<String, Double> entry : batch.values().entrySet()) {
                String next = "  " + entry.getKey() + " " + Figures.number(entry.getValue());
                if (line.length() + next.length() + tail.length() <= WIDTH) {
                    line.append(next);
                }
            }
            return line.append(tail).toString();
        }

        private String place(int epoch) {
            String all = Integer.toString(epochs);
            return String.format(Locale.ROOT, "epoch %" + all.length() + "d/%s", epoch + 1, all);
        }
    }
}
