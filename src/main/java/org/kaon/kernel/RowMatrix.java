package org.kaon.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Every row an array of its own. */
final class RowMatrix implements RightMatrix {
    /** For how many threads there are sums from the beginning; each further one makes its own, once. */
    private static final int THREADS = 8;

    private static final int PLACES = Math.max(THREADS, Runtime.getRuntime().availableProcessors());

    /** Behind the rows of a thread's sums one more, in which it reads what is there already. */
    private static final int OLD = Gemm.ROWS_AT_A_TIME;

    private int size;
    private int width;
    /** Those of B. */
    private float[][] rows = {};
    /**
     * Of threads that don't multiply now. They are allocated between two halves of B: where the JVM goes on elsewhere on the way, most of B still lies as
     * they do.
     */
    private final AtomicReferenceArray<Sums> idle = new AtomicReferenceArray<>(PLACES);

    private float[] bias = {};
    private boolean hasBias;

    @Override
    public void take(int newSize, int newWidth, float[] b, int rowStep, int columnStep) {
        if (rows.length < newSize || width != newWidth) {
            reserve(newSize, newWidth);
            bias = Gemm.rows(1, newWidth)[0];
        }
        hasBias = false;
        size = newSize;
        width = newWidth;
        if (columnStep == 1) {
            for (int i = 0; i < size; i++) {
                System.arraycopy(b, i * rowStep, rows[i], Gemm.LEAD, width);
            }
        } else {
            FeatureMajor.fromVectors(width, b, 0, columnStep, rowStep, size, rows);
        }
    }

    private void reserve(int newSize, int newWidth) {
        // Before those of each thread a row that nobody uses: threads that write to one cache line wait for each other.
        int step = 1 + OLD + 1;
        int half = newSize / 2;
        float[][] all = Gemm.rows(newSize + THREADS * step, newWidth);
        rows = Arrays.copyOf(all, newSize);
        System.arraycopy(all, half + THREADS * step, rows, half, newSize - half);
        for (int i = 0; i < THREADS; i++) {
            idle.set(i, new Sums(all, half + i * step + 1, OLD + 1));
        }
        for (int i = THREADS; i < PLACES; i++) {
            idle.set(i, null);
        }
    }

    @Override
    public void bias(float[] newBias) {
        System.arraycopy(newBias, 0, bias, Gemm.LEAD, width);
        hasBias = true;
    }

    @Override
    public void addProduct(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        run(true, m, a, from, rowStep, columnStep, c, to);
    }

    @Override
    public void product(
            int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to, Workspace workspace) {
        run(false, m, a, from, rowStep, columnStep, c, to);
    }

    private void run(boolean adds, int m, float[] a, int from, int rowStep, int columnStep, float[] c, int to) {
        Sums own = borrow();
        for (int r = 0; r < m; r += Gemm.ROWS_AT_A_TIME) {
            int count = Math.min(Gemm.ROWS_AT_A_TIME, m - r);
            Gemm.product(count, size, width, a, from + r * rowStep, rowStep, columnStep, rows, 0, 1, own);
            for (int i = 0; i < count; i++) {
                int row = to + (r + i) * width;
                if (adds) {
                    System.arraycopy(c, row, own.row(OLD), Gemm.LEAD, width);
                    own.add(i, width, own.row(OLD));
                } else if (hasBias) {
                    own.add(i, width, bias);
                }
                System.arraycopy(own.row(i), Gemm.LEAD, c, row, width);
            }
        }
        giveBack(own);
    }

    private Sums borrow() {
        for (int i = 0; i < PLACES; i++) {
            Sums own = idle.get(i) == null ? null : idle.getAndSet(i, null);
            if (own != null) {
                return own;
            }
        }
        return Sums.of(OLD + 1, width);
    }

    private void giveBack(Sums own) {
        for (int i = 0; i < PLACES; i++) {
            if (idle.compareAndSet(i, null, own)) {
                return;
            }
        }
    }

    @Override
    public void addColumnSums(float[] to, Workspace workspace) {
        Sums own = borrow();
        own.clear(0, 1, width);
        for (int i = 0; i < size; i++) {
            own.add(0, width, rows[i]);
        }
        System.arraycopy(to, 0, own.row(OLD), Gemm.LEAD, width);
        own.add(0, width, own.row(OLD));
        System.arraycopy(own.row(0), Gemm.LEAD, to, 0, width);
        giveBack(own);
    }
}
