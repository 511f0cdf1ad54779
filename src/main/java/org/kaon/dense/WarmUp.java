package org.kaon.dense;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs code until the JIT compiler has done with it, in one background thread that ends when there is nothing to do. */
final class WarmUp {
    private static final ExecutorService BACKGROUND = background();

    /** A run of calls takes about so long, once warm. */
    private static final long WINDOW_NANOS = 200_000;

    private static final int FEWEST_CALLS = 20_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int WINDOWS = 25;
    private static final int ATTEMPTS = 4;

    private WarmUp() {}

    /** Does something when it is its turn. */
    static void later(Runnable task) {
        BACKGROUND.execute(task);
    }

    /**
     * Warms both, then times them by turns; the shortest window of each counts. Where the second is slower, its compilation may still be under way, on
     * a busy machine: it is warmed and timed anew some times.
     */
    static boolean isSecondFaster(Runnable first, Runnable second) {
        warm(first);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            warm(second);
            if (isSecondFasterNow(first, second)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecondFasterNow(Runnable first, Runnable second) {
        int calls = callsPerWindow(first);
        long shortest = Long.MAX_VALUE;
        long other = Long.MAX_VALUE;
        for (int window = 0; window < WINDOWS; window++) {
            shortest = Math.min(shortest, nanos(first, calls));
            other = Math.min(other, nanos(second, calls));
        }
        return other < shortest;
    }

    /** So many calls that the last compiler has taken its turn, or so long that there is no use in waiting for it. */
    private static void warm(Runnable task) {
        long begin = System.nanoTime();
        for (int call = 0; call < FEWEST_CALLS && System.nanoTime() - begin < LONGEST_NANOS; call++) {
            task.run();
        }
    }

    private static int callsPerWindow(Runnable task) {
        int calls = 1;
        while (nanos(task, calls) < WINDOW_NANOS && calls < FEWEST_CALLS) {
            calls *= 2;
        }
        return calls;
    }

    private static long nanos(Runnable task, int calls) {
        long begin = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            task.run();
        }
        return System.nanoTime() - begin;
    }

    private static ExecutorService background() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "kaon-warm-up");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
