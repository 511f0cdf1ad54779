package org.kaon.service;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Collects the body of a request as it comes. No thread waits for it: hundreds of slow senders cost their buffers alone. A body that is too
 * large, too slow, or for which there is no room beside other large ones is refused.
 */
final class BodyReader implements Runnable {
    /** A body up to this size needs no room in the budget. */
    static final int SMALL = 64 << 10;

    /**
     * What bodies may take.
     *
     * @param bytes of one
     * @param time of one
     * @param budget of all large ones
     */
    record Limits(int bytes, Duration time, BodyBudget budget) {}

    /** Hears of the outcome, once. */
    interface Listener {
        /** The whole body; {@code budgeted} bytes are to be given back when all is done. */
        void read(byte[] body, long budgeted);

        /** There will be none. */
        void refused(Refusal refusal);

        /** The connection broke. */
        void failed(Throwable failure);
    }

    private final Request request;
    private final Limits limits;
    private final Listener listener;
    private final AtomicBoolean late = new AtomicBoolean();
    private Scheduler.Task deadline = () -> true;
    private byte[] body = new byte[0];
    private int size;
    private long budgeted;
    private boolean waited;

    private BodyReader(Request request, Limits limits, Listener listener) {
        this.request = request;
        this.limits = limits;
        this.listener = listener;
    }

    static void read(Request request, Limits limits, Listener listener) {
        if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > limits.bytes()) {
            listener.refused(tooLarge(limits));
        } else {
            new BodyReader(request, limits, listener).run();
        }
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                await();
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end();
                fail(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            try {
                append(chunk.getByteBuffer(), last);
            } catch (Refusal e) {
                end();
                listener.refused(e);
                return;
            } finally {
                chunk.release();
            }
            if (last) {
                deadline.cancel();
                listener.read(body, budgeted);
                return;
            }
        }
    }

    private void await() {
        if (!waited) {
            waited = true;
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(this::expire, limits.time().toMillis(), TimeUnit.MILLISECONDS);
        }
        request.demand(this);
    }

    private void expire() {
        late.set(true);
        request.fail(new TimeoutException("body"));
    }

    private void fail(Throwable failure) {
        if (late.get()) {
            listener.refused(
                    tooSlow("the body didn't come within " + limits.time().toMillis() + " ms"));
        } else if (failure instanceof TimeoutException) {
            listener.refused(tooSlow("nothing more of the body came"));
        } else {
            listener.failed(failure);
        }
    }

    private static Refusal tooSlow(String message) {
        return new Refusal(408, ErrorKind.TOO_SLOW, message);
    }

    private void end() {
        deadline.cancel();
        limits.budget().giveBack(budgeted);
        budgeted = 0;
        body = new byte[0];
    }

    private void append(ByteBuffer bytes, boolean last) throws Refusal {
        int count = bytes.remaining();
        int needed = size + count;
        if (needed > limits.bytes()) {
            throw tooLarge(limits);
        }
        if (needed > body.length || (last && needed < body.length)) {
            int capacity = last ? needed : Math.min(limits.bytes(), Math.max(needed, 2 * size));
            reserve(capacity);
            body = Arrays.copyOf(body, capacity);
        }
        bytes.get(body, size, count);
        size = needed;
    }

    private void reserve(int capacity) throws Refusal {
        long more = capacity - budgeted;
        if (capacity > SMALL && more > 0) {
            if (!limits.budget().take(more)) {
                throw new Refusal(
                        503, ErrorKind.OVERLOAD, "too many large requests at the same time; try again in a moment");
            }
            budgeted = capacity;
        }
    }

    private static Refusal tooLarge(Limits limits) {
        return new Refusal(413, ErrorKind.TOO_LARGE, "the body has more than " + limits.bytes() + " bytes, the limit");
    }
}
