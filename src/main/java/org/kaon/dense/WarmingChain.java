package org.kaon.dense;

import java.util.concurrent.CountDownLatch;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/** Two forms of a chain; which of them answers is settled in the background, apart for one event and for batches. */
final class WarmingChain implements Op {
    /** A batch this large is what the forms for batches are timed with. */
    private static final int BATCH = 64;

    /** Taken in turn, as of the same event always the same weights would be in the cache: behind a ReLU, those of other units are read for the next one. */
    private static final int INPUTS = 16;

    private static final float[] NO_SCRATCH = {};

    private final CountDownLatch settled = new CountDownLatch(1);
    private final Product from;
    private final Product to;
    private final Op first;
    private final Op second;
    /** Whether the second form answers: written by the background, read by each call. */
    private volatile boolean aloneBySecond;

    private volatile boolean batchesBySecond;

    WarmingChain(Product from, Product to, Op first, Op second) {
        this.from = from;
        this.to = to;
        this.first = first;
        this.second = second;
        WarmUp.later(this::settle);
    }

    private void settle() {
        try {
            aloneBySecond = isSecondFaster(1);
            batchesBySecond = isSecondFaster(BATCH);
        } finally {
            settled.countDown();
        }
    }

    @Override
    public void awaitWarm() {
        try {
            settled.await();
        } catch (InterruptedException e) {
            // Only a wait was cut short: the first form answers as well.
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSecondFaster(int rows) {
        float[][][] x = new float[INPUTS][1][rows * from.positions() * from.inputs()];
        for (int k = 0; k < INPUTS; k++) {
            for (int i = 0; i < x[k][0].length; i++) {
                x[k][0][i] = (float) Math.sin(i + k * x[k][0].length);
            }
        }
        float[] y = new float[rows * to.positions() * to.units()];
        return WarmUp.isSecondFaster(calls(first.bound(rows), rows, x, y), calls(second.bound(rows), rows, x, y));
    }

    private static Runnable calls(Op op, int rows, float[][][] x, float[] y) {
        int[] calls = {0};
        return () -> op.run(rows, x[calls[0]++ % INPUTS], y, NO_SCRATCH);
    }

    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        bound(rows).run(rows, inputs, output, scratch);
    }

    @Override
    public Op bound(int rows) {
        Op one = first.bound(rows);
        Op other = second.bound(rows);
        return (count, inputs, output, scratch) -> {
            boolean bySecond = count == 1 ? aloneBySecond : batchesBySecond;
            (bySecond ? other : one).run(count, inputs, output, scratch);
        };
    }
}
