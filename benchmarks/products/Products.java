import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.kaon.kernel.MatrixKernel;
import org.kaon.kernel.MatrixKernels;
import org.kaon.kernel.RightMatrix;
import org.kaon.kernel.Workspace;

/**
 * Multiplies when asked: for each line "WHO PRODUCT EVENTS INPUTS UNITS CALLS" on standard input, one with the nanoseconds of every call and, at the end, the sum of
 * what came out. WHO is kaon or ejml; PRODUCT is forward (Y = X W), inputs (dX = dY Wᵀ) or weights (dW = Xᵀ dY). Kaon's calls lay the right factor out each
 * time, which a training step does once for all its events.
 */
final class Products {
    private Products() {}

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            int events = Integer.parseInt(words[2]);
            int inputs = Integer.parseInt(words[3]);
            int units = Integer.parseInt(words[4]);
            Shape shape =
                    switch (words[1]) {
                        case "forward" -> new Shape(events, inputs, units, false, false);
                        case "inputs" -> new Shape(events, units, inputs, false, true);
                        case "weights" -> new Shape(inputs, events, units, true, false);
                        default -> throw new IllegalArgumentException(line);
                    };
            float[] c = new float[shape.m() * shape.n()];
            Runnable product = words[0].equals("ejml") ? ejml(shape, c) : kaon(shape, c);
            StringJoiner times = new StringJoiner(" ");
            for (int call = 0; call < Integer.parseInt(words[5]); call++) {
                long begin = System.nanoTime();
                product.run();
                times.add(Long.toString(System.nanoTime() - begin));
            }
            double sum = 0;
            for (float value : c) {
                sum += value;
            }
            System.out.println(times + " " + sum);
        }
    }

    /** C (m × n) = A (m × k) B (k × n); a factor may be stored as its transpose. */
    private record Shape(int m, int k, int n, boolean aIsTransposed, boolean bIsTransposed) {}

    private static Runnable kaon(Shape shape, float[] c) {
        MatrixKernel kernel = MatrixKernels.best();
        RightMatrix right = kernel.matrix();
        Workspace workspace = new Workspace(kernel);
        int k = shape.k();
        float[] a = values(1, shape.m() * k);
        float[] b = values(2, k * shape.n());
        int aRow = shape.aIsTransposed() ? 1 : k;
        int aColumn = shape.aIsTransposed() ? shape.m() : 1;
        int bRow = shape.bIsTransposed() ? 1 : shape.n();
        int bColumn = shape.bIsTransposed() ? k : 1;
        return () -> {
            right.take(k, shape.n(), b, bRow, bColumn);
            right.product(shape.m(), a, 0, aRow, aColumn, c, 0, workspace);
        };
    }

    private static Runnable ejml(Shape shape, float[] c) {
        int k = shape.k();
        FMatrixRMaj a = matrix(shape.aIsTransposed(), shape.m(), k, values(1, shape.m() * k));
        FMatrixRMaj b = matrix(shape.bIsTransposed(), k, shape.n(), values(2, k * shape.n()));
        FMatrixRMaj product = new FMatrixRMaj(shape.m(), shape.n());
        product.setData(c);
        if (shape.aIsTransposed()) {
            return () -> CommonOps_FDRM.multTransA(a, b, product);
        }
        return shape.bIsTransposed()
                ? () -> CommonOps_FDRM.multTransB(a, b, product)
                : () -> CommonOps_FDRM.mult(a, b, product);
    }

    private static FMatrixRMaj matrix(boolean isTransposed, int rows, int columns, float[] values) {
        FMatrixRMaj matrix = new FMatrixRMaj(isTransposed ? columns : rows, isTransposed ? rows : columns);
        matrix.setData(values);
        return matrix;
    }

    /** What Python's side makes as well: a linear congruential generator's upper bits, from -0.5 to 0.5. */
    private static float[] values(int seed, int count) {
        float[] values = new float[count];
        int state = seed;
        for (int i = 0; i < count; i++) {
            state = state * 1664525 + 1013904223;
            values[i] = (state >>> 8) * 0x1p-24f - 0.5f;
        }
        return values;
    }
}
