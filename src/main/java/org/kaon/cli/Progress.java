package org.kaon.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long command is, on standard error: a bar after a second where someone watches, otherwise a line every ten seconds. What is
 * over sooner shows nothing.
 */
final class Progress implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final int WIDTH = 79;

    private final Terminal terminal;
    private final String task;
    private final long total;
    private final LongSupplier nanoTime;
    private final long start;
    private long nextLine = BETWEEN_LINES.toNanos();
    private Optional<ProgressBar> bar = Optional.empty();

    /**
     * Begins.
     *
     * @param terminal where to show it
     * @param task in a word
     * @param total what {@link #at} will end with; 0 where that isn't known
     */
    Progress(Terminal terminal, String task, long total) {
        this(terminal, task, total, System::nanoTime);
    }

    Progress(Terminal terminal, String task, long total, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.task = task;
        this.total = total;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Tells how far it is.
     *
     * @param done of the total
     * @param detail for people, such as {@code 120,000 rows}
     */
    void at(long done, String detail) {
        long elapsed = nanoTime.getAsLong() - start;
        if (terminal.interactive()) {
            if (bar.isEmpty() && elapsed > SILENCE.toNanos()) {
                bar = Optional.of(bar(done, Duration.ofNanos(elapsed)));
            }
            bar.ifPresent(shown -> shown.stepTo(done).setExtraMessage(" " + detail));
        } else if (elapsed > nextLine) {
            nextLine = elapsed + BETWEEN_LINES.toNanos();
            terminal.err().println(task + ": " + (total > 0 ? done * 100 / total + " %, " : "") + detail);
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }

    private ProgressBar bar(long done, Duration elapsed) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total > 0 ? total : -1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), WIDTH))
                .startsFrom(done, elapsed)
                .clearDisplayOnFinish()
                .build();
    }
}
