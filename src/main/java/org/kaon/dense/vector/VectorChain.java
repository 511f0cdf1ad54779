package org.kaon.dense.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaon.activation.Activation;
import org.kaon.dense.Endings;
import org.kaon.dense.Limits;
import org.kaon.dense.Precision;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/** Dense layers over vectors; between layers, a row has room for all columns of the panels. */
final class VectorChain implements Op {
    /** So many go through each layer together: with 300 units, what lies on both sides of a layer stays in the second-level cache. */
    private static final int TOGETHER = 256;

    /** Fewer go through one by one, which leaves out zeros. */
    private static final int FEWEST_TOGETHER = 4;

    /** Of a last layer with so few units the activation is computed one by one: a vector would be mostly columns that nobody reads. */
    private static final int NARROW = VectorExp.V / 4;

    private final List<Product> layers;
    private final VectorForm[] forms;
    /** The activation of each layer, if it is more than a limit and has a vector form. */
    private final List<Optional<VectorFunction>> functions;

    private final Product last;
    /** What works on the output as it will lie. */
    private final Activation ending;

    VectorChain(List<Product> given, Precision precision) {
        this.ending = Endings.of(given, NARROW);
        this.layers = Endings.without(given, NARROW);
        this.forms = layers.stream()
                .map(layer -> VectorForm.of(layer, precision, Limits.lowest(layer.activation())))
                .toArray(VectorForm[]::new);
        this.functions = layers.stream()
                .map(layer -> VectorFunctions.of(layer.activation()))
                .toList();
        this.last = layers.get(layers.size() - 1);
    }

    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        bound(rows).run(rows, inputs, output, scratch);
    }

    @Override
    public Op bound(int rows) {
        return new Bound(rows * last.positions());
    }

    /** The chain with its working memory. */
    private final class Bound implements Op {
        private final int inputs = layers.get(0).inputs();
        private final float[] vector = new float[inputs];
        private final float[][] between = Arrays.stream(forms)
                .map(form -> new float[form.panels().columns()])
                .toArray(float[][]::new);
        private final int[] places =
                new int[Arrays.stream(forms).mapToInt(VectorForm::inputs).max().orElseThrow()];
        private final VectorExp exp = new VectorExp();
        private final int together;
        private final float[] block;
        private final float[] left;
        private final float[] right;
        private final float[] unpacked;

        private Bound(int vectors) {
            together = Math.min(TOGETHER, vectors);
            boolean alone = together < FEWEST_TOGETHER;
            int widest = Arrays.stream(forms)
                    .mapToInt(form -> form.panels().columns())
                    .max()
                    .orElseThrow();
            block = new float[alone ? 0 : together * inputs];
            left = new float[alone ? 0 : together * widest];
            right = new float[alone ? 0 : together * widest];
            unpacked = new float
                    [alone
                            ? 0
                            : Arrays.stream(forms)
                                    .filter(VectorForm::isHalved)
                                    .mapToInt(form ->
                                            form.inputs() * form.panels().columns())
                                    .max()
                                    .orElse(0)];
        }

        @Override
        public void run(int rows, float[][] in, float[] output, float[] scratch) {
            int vectors = rows * last.positions();
            if (vectors == 1) {
                alone(in[0], output, 0);
            } else {
                severally(vectors, in[0], output);
            }
            ending.apply(output, vectors, last.units());
        }

        private void severally(int vectors, float[] x, float[] output) {
            int done = 0;
            while (done < vectors) {
                int count = Math.min(together, vectors - done);
                if (count >= FEWEST_TOGETHER) {
                    together(count, x, done, output);
                    done += count;
                } else {
                    System.arraycopy(x, done * inputs, vector, 0, inputs);
                    alone(vector, output, done * last.units());
                    done++;
                }
            }
        }

        private void alone(float[] x, float[] output, int to) {
            float[] values = x;
            for (int i = 0; i < forms.length; i++) {
                float[] y = between[i];
                forms[i].run(values, y, places);
                activate(i, y, 1, forms[i].panels().columns());
                values = y;
            }
            System.arraycopy(values, 0, output, to, last.units());
        }

        private void together(int count, float[] x, int from, float[] output) {
            System.arraycopy(x, from * inputs, block, 0, count * inputs);
            float[] values = block;
            int step = inputs;
            float[] results = left;
            for (int i = 0; i < forms.length; i++) {
                VectorForm form = forms[i];
                int columns = form.panels().columns();
                Arrays.fill(results, 0, count * columns, 0);
                float[] weights = form.weights();
                if (form.isHalved()) {
                    form.unpack(unpacked);
                    weights = unpacked;
                }
                form.panels().add(count, form.inputs(), values, 0, step, 1, weights, results);
                limit(count, columns, results, form.bias(), form.lowest());
                activate(i, results, count, columns);
                values = results;
                step = columns;
                results = values == left ? right : left;
            }
            int units = last.units();
            for (int row = 0; row < count; row++) {
                System.arraycopy(values, row * step, output, (from + row) * units, units);
            }
        }

        /** Of a row, more columns than units may be taken: what comes of the zeros behind is read by nobody. */
        private void activate(int layer, float[] y, int rows, int width) {
            Activation activation = layers.get(layer).activation();
            Optional<VectorFunction> function = functions.get(layer);
            if (function.isPresent()) {
                function.get().apply(y, rows * width, exp);
            } else if (Limits.doesMore(activation)) {
                activation.apply(y, rows, width);
            }
        }
    }

    private static void limit(int rows, int columns, float[] y, float[] bias, float lowest) {
        for (int row = 0; row < rows; row++) {
            Finishing.limit(columns, y, row * columns, bias, lowest);
        }
    }
}
