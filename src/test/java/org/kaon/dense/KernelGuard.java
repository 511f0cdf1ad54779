package org.kaon.dense;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.kaon.activation.Fma;
import org.kaon.activation.Relu;
import org.kaon.kernel.MatrixKernel;
import org.kaon.kernel.MatrixKernels;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;
import org.kaon.kernel.RightMatrix;
import org.kaon.kernel.Workspace;

/**
 * Fails if a kernel runs at the rate of scalar code: C2 drops off that cliff without a word, with another JDK or after a harmless change. Compares
 * with a loop that C2 leaves scalar by the rules of Java, in the same run; no absolute time counts. Run by {@code .ci/run}:
 *
 * <pre>java -cp target/classes:target/test-classes org.kaon.dense.KernelGuard</pre>
 */
final class KernelGuard {
    /** Plain kernels were at 3.3 (one event) to 13.6 times the scalar rate with vectors of sixteen floats, at 3.4 to 5.7 times with eight (JDK 17 and 25). */
    private static final double LEAST_RATIO = 2;

    private static final int SIZE = 304;
    /** Fewer than a layer has units, and more: plain kernels loop over whichever are more. */
    private static final int FEW_ROWS = 64;

    private static final int ROWS = 512;
    private static final int WINDOWS = 60;
    private static final int ATTEMPTS = 3;

    private KernelGuard() {}

    public static void main(String[] arguments) {
        Map<String, Loop> loops = new LinkedHashMap<>();
        Random random = new Random(1);
        for (DenseKernel kernel : DenseKernels.available()) {
            loops.put(kernel.name() + ", one event", chain(kernel, 1, random));
            loops.put(kernel.name() + ", few events", chain(kernel, FEW_ROWS, random));
            loops.put(kernel.name() + ", a batch", chain(kernel, ROWS, random));
        }
        for (MatrixKernel kernel : List.of(MatrixKernels.plain(), MatrixKernels.best())) {
            loops.put(kernel.name() + ", training", product(kernel, random));
        }
        List<String> slow = new ArrayList<>(loops.keySet());
        for (int attempt = 0; attempt < ATTEMPTS && !slow.isEmpty(); attempt++) {
            slow.removeIf(name -> ratio(name, loops.get(name), scalar(random)) >= LEAST_RATIO);
        }
        if (!slow.isEmpty()) {
            System.err.println("at the rate of scalar code: " + slow);
            System.exit(1);
        }
    }

    /** Something to time, and how many multiply-adds it does. */
    private record Loop(Runnable run, long products) {}

    private static double ratio(String name, Loop loop, Loop scalar) {
        double best = 0;
        double bestScalar = 0;
        for (int window = 0; window < WINDOWS; window++) {
            best = Math.max(best, rate(loop));
            bestScalar = Math.max(bestScalar, rate(scalar));
        }
        System.out.printf(
                Locale.ROOT,
                "%-20s %6.1f times the scalar rate (%.1f and %.1f GFLOP/s)%n",
                name,
                best / bestScalar,
                2 * best,
                2 * bestScalar);
        return best / bestScalar;
    }

    /** Multiply-adds per nanosecond over about a millisecond. */
    private static double rate(Loop loop) {
        long calls = Math.max(1, 10_000_000 / loop.products());
        long begin = System.nanoTime();
        for (long call = 0; call < calls; call++) {
            loop.run().run();
        }
        return (double) (calls * loop.products()) / (System.nanoTime() - begin);
    }

    /** Eight sums at a time, as many as a core can have on their way: no order of addition may be changed, so each stays a scalar. */
    private static Loop scalar(Random random) {
        float[] x = values(random, SIZE);
        float[] w = values(random, SIZE * SIZE);
        float[] y = new float[SIZE];
        return new Loop(
                () -> {
                    for (int unit = 0; unit < SIZE; unit += 8) {
                        eightSums(x, w, unit * SIZE, y, unit);
                    }
                },
                (long) SIZE * SIZE);
    }

    private static void eightSums(float[] x, float[] w, int from, float[] y, int unit) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        for (int i = 0; i < SIZE; i++) {
            float value = x[i];
            int p = from + i;
            a = Fma.of(value, w[p], a);
            b = Fma.of(value, w[p + SIZE], b);
            c = Fma.of(value, w[p + 2 * SIZE], c);
            d = Fma.of(value, w[p + 3 * SIZE], d);
            e = Fma.of(value, w[p + 4 * SIZE], e);
            f = Fma.of(value, w[p + 5 * SIZE], f);
            g = Fma.of(value, w[p + 6 * SIZE], g);
            h = Fma.of(value, w[p + 7 * SIZE], h);
        }
        y[unit] = a;
        y[unit + 1] = b;
        y[unit + 2] = c;
        y[unit + 3] = d;
        y[unit + 4] = e;
        y[unit + 5] = f;
        y[unit + 6] = g;
        y[unit + 7] = h;
    }

    /** One layer without zeros among its inputs. */
    private static Loop chain(DenseKernel kernel, int rows, Random random) {
        Product layer = new Product(1, SIZE, SIZE, values(random, SIZE * SIZE), values(random, SIZE), new Relu());
        Op op = kernel.chain(List.of(layer), Precision.FLOAT32).bound(rows);
        float[][] x = {values(random, rows * SIZE)};
        float[] y = new float[rows * SIZE];
        return new Loop(() -> op.run(rows, x, y, y), (long) rows * SIZE * SIZE);
    }

    private static Loop product(MatrixKernel kernel, Random random) {
        Workspace workspace = new Workspace(kernel);
        RightMatrix right = kernel.matrix();
        right.take(SIZE, SIZE, values(random, SIZE * SIZE), SIZE, 1);
        float[] a = values(random, ROWS * SIZE);
        float[] c = new float[ROWS * SIZE];
        return new Loop(() -> right.addProduct(ROWS, a, 0, SIZE, 1, c, 0, workspace), (long) ROWS * SIZE * SIZE);
    }

    private static float[] values(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }
}
