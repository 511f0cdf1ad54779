package org.kaon.service;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * After an answer that came before the end of its request: reads on for a while and throws away. To close the connection at once would
 * reset it, and an answer that the sender hasn't read yet would be lost.
 */
final class Lingering implements Runnable {
    private static final long MOST_SECONDS = 5;
    private static final long MOST_BYTES = 256L << 20;

    private final Request request;
    private final Callback end;
    private final Scheduler.Task deadline;
    private long size;

    private Lingering(Request request, Callback end) {
        this.request = request;
        this.end = end;
        this.deadline = request.getComponents()
                .getScheduler()
                .schedule(() -> request.fail(new TimeoutException("lingering")), MOST_SECONDS, TimeUnit.SECONDS);
    }

    /** A callback for the writing of the answer. */
    static Callback before(Request request, Callback end) {
        return Callback.from(() -> new Lingering(request, end).run(), end::failed);
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            size += chunk.remaining();
            boolean over = chunk.isLast() || Content.Chunk.isFailure(chunk) || size > MOST_BYTES;
            chunk.release();
            if (over) {
                deadline.cancel();
                end.succeeded();
                return;
            }
        }
    }
}
