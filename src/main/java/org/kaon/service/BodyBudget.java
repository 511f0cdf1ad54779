package org.kaon.service;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes all large bodies may hold together, from their first byte until their answer is out. */
final class BodyBudget {
    private final AtomicLong left;

    BodyBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
