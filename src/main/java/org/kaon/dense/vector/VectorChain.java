package org.kaon.dense.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaon.activation.Activation;
import org.kaon.activation.fast.SoftmaxByFeature;
import org.kaon.dense.Endings;
import org.kaon.dense.Limits;
import org.kaon.dense.Precision;
import org.kaon.kernel.FeatureMajor;
import org.kaon.kernel.Gemm;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;
import org.kaon.kernel.vector.Frame;

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
    private final Frame[] frames;
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
        this.frames = Arrays.stream(forms)
                .map(form -> Frame.ofLayer(form.bias(), form.lowest()))
                .toArray(Frame[]::new);
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
        private final float[] left;
        private final float[] right;
        /** The ending where it is taken of features. */
        private final Optional<SoftmaxByFeature> softmax;

        private final float[][] features;

        private Bound(int vectors) {
            together = Math.min(TOGETHER, vectors);
            boolean alone = together < FEWEST_TOGETHER;
            int widest = Arrays.stream(forms)
                    .mapToInt(form -> form.panels().columns())
                    .max()
                    .orElseThrow();
            left = new float[alone ? 0 : together * widest];
            right = new float[alone ? 0 : together * widest];
            int room = Gemm.LEAD + together;
            softmax = alone ? Optional.empty() : SoftmaxByFeature.of(ending, last.units(), room);
            features = new float[softmax.isPresent() ? last.units() : 0][room];
        }

        @Override
        public void run(int rows, float[][] in, float[] output, float[] scratch) {
            int vectors = rows * last.positions();
            if (vectors == 1) {
                System.arraycopy(alone(in[0]), 0, output, 0, last.units());
            } else {
                severally(vectors, in[0], output);
            }
            if (softmax.isEmpty()) {
                ending.apply(output, vectors, last.units());
            }
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
                    float[] y = alone(vector);
                    if (softmax.isPresent()) {
                        ending.apply(y, 1, last.units());
                    }
                    System.arraycopy(y, 0, output, done * last.units(), last.units());
                    done++;
                }
            }
        }

        /** The last layer's columns. */
        private float[] alone(float[] x) {
            float[] values = x;
            for (int i = 0; i < forms.length; i++) {
                float[] y = between[i];
                forms[i].alone().run(values, y, places);
                activate(i, y, 1, forms[i].panels().columns());
                values = y;
            }
            return values;
        }

        private void together(int count, float[] x, int from, float[] output) {
            float[] values = x;
            int at = from * inputs;
            int step = inputs;
            float[] results = left;
            for (int i = 0; i < forms.length; i++) {
                VectorForm form = forms[i];
                int columns = form.panels().columns();
                float[] weights = form.weights().get();
                form.panels().layer(count, form.inputs(), values, at, step, weights, frames[i], results);
                activate(i, results, count, columns);
                values = results;
                at = 0;
                step = columns;
                results = values == left ? right : left;
            }
            int units = last.units();
            if (softmax.isEmpty()) {
                for (int row = 0; row < count; row++) {
                    System.arraycopy(values, row * step, output, (from + row) * units, units);
                }
                return;
            }
            FeatureMajor.fromVectors(count, values, 0, step, 1, units, features);
            softmax.get().apply(features, Gemm.LEAD + count);
            FeatureMajor.toVectors(count, features, units, output, from * units);
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
}
