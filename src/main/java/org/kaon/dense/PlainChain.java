package org.kaon.dense;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaon.activation.Activation;
import org.kaon.activation.fast.SoftmaxByFeature;
import org.kaon.kernel.Gemm;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/**
 * Dense layers over plain arrays. A single vector goes through {@link Stage}s; of many vectors, each feature is an array of its
 * own (feature-major), so that inner loops run over vectors and are long however narrow a layer is.
 */
final class PlainChain implements Op {
    /** What arrays of features on both sides of a layer may hold: about half of a second-level cache of 2 MiB. */
    private static final int BLOCK_VALUES = 1 << 18;

    private static final int MOST_TOGETHER = 512;

    /** Loops over fewer vectors aren't worth their beginning and end. */
    private static final int FEWEST_BY_FEATURE = Gemm.FOUR_BY_FOUR ? 32 : 64;

    /** So many vectors go through a layer before the next one, where they aren't taken by feature. */
    private static final int MOST_BY_VECTOR = 64;

    private final List<Product> layers;
    private final Stage[] stages;
    private final Product last;
    /** Fewer vectors are taken by vector, not by feature. */
    private final int fewest;

    /** What works on whole vectors, so on the output as it will lie. */
    private final Activation ending;

    PlainChain(List<Product> given) {
        this.ending = Endings.of(given, 0);
        this.layers = Endings.without(given, 0);
        this.stages = Stage.of(layers);
        this.last = layers.get(layers.size() - 1);
        this.fewest = fewestByFeature(layers);
    }

    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        bound(rows).run(rows, inputs, output, scratch);
    }

    @Override
    public Op bound(int rows) {
        return new Bound(rows * last.positions());
    }

    /** Loops run over vectors or over units, whichever are more: over the units that a product of this chain has on average. */
    private static int fewestByFeature(List<Product> layers) {
        long products = 0;
        long sum = 0;
        for (Product layer : layers) {
            products += layer.kernel().length;
            sum += (long) layer.kernel().length * layer.units();
        }
        return Math.max(FEWEST_BY_FEATURE, (int) Math.min(MOST_TOGETHER, sum / products));
    }

    private int widest() {
        return layers.stream()
                .mapToInt(layer -> Math.max(layer.inputs(), layer.units()))
                .max()
                .orElseThrow();
    }

    /** How many sums behind the first chain's a layer has at most. */
    private int furtherChains() {
        return layers.stream()
                .mapToInt(layer -> (layer.chains() - 1) * layer.units())
                .max()
                .orElseThrow();
    }

    /** The chain with its working memory. */
    private final class Bound implements Op {
        private final int inputs = layers.get(0).inputs();
        private final PlainForm.Buffers buffers = PlainForm.Buffers.of(widest());
        private final float[][] between =
                Arrays.stream(stages).map(stage -> new float[stage.units()]).toArray(float[][]::new);
        private final int together;
        /** On both sides of a layer, vector by vector. */
        private final float[] before;

        private final float[] behind;
        /** Feature-major values on both sides of a layer, and of the chains of a sum behind the first. */
        private final float[][] left;

        private final float[][] right;
        private final float[][] chains;
        /** The ending where it is taken before features become vectors again. */
        private final Optional<SoftmaxByFeature> softmax;

        private Bound(int vectors) {
            int widest = widest();
            int most = Math.min(MOST_TOGETHER, Math.max(fewest, BLOCK_VALUES / (2 * widest)));
            together = Math.min(most, vectors);
            int inTurn = vectors == 1 ? 0 : Math.min(MOST_BY_VECTOR, Math.min(fewest - 1, vectors));
            before = new float[inTurn * widest];
            behind = new float[inTurn * widest];
            boolean alone = together < fewest;
            int features = alone ? 0 : widest;
            float[][] rows = Gemm.rows(alone ? 0 : 2 * widest + furtherChains(), together);
            left = Arrays.copyOfRange(rows, 0, features);
            right = Arrays.copyOfRange(rows, features, 2 * features);
            chains = Arrays.copyOfRange(rows, 2 * features, rows.length);
            softmax = alone ? Optional.empty() : SoftmaxByFeature.of(ending, last.units(), together);
        }

        @Override
        public void run(int rows, float[][] in, float[] output, float[] scratch) {
            int vectors = rows * last.positions();
            if (vectors == 1) {
                alone(in[0], output);
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
                if (count >= fewest) {
                    byFeature(count, x, done, output);
                    done += count;
                } else {
                    int some = Math.min(MOST_BY_VECTOR, count);
                    byVector(some, x, done, output);
                    done += some;
                }
            }
        }

        private void byVector(int count, float[] x, int from, float[] output) {
            float[] values = x;
            float[] results = before;
            int at = from * inputs;
            for (Stage stage : stages) {
                stage.run(count, values, at, results, buffers);
                values = results;
                results = values == before ? behind : before;
                at = 0;
            }
            if (softmax.isPresent()) {
                ending.apply(values, count, last.units());
            }
            System.arraycopy(values, 0, output, from * last.units(), count * last.units());
        }

        private void alone(float[] x, float[] output) {
            float[] values = x;
            for (int i = 0; i < stages.length; i++) {
                float[] y = i == stages.length - 1 ? output : between[i];
                stages[i].run(values, y, buffers);
                values = y;
            }
        }

        private void byFeature(int count, float[] x, int from, float[] output) {
            for (int i = 0; i < inputs; i++) {
                float[] feature = left[i];
                int p = from * inputs + i;
                for (int v = 0; v < count; v++) {
                    feature[v] = x[p + v * inputs];
                }
            }
            float[][] values = left;
            float[][] results = right;
            for (int i = 0; i < layers.size(); i++) {
                Product layer = layers.get(i);
                sum(layer, count, values, results);
                finish(layer, count, results);
                float[][] swapped = values;
                values = results;
                results = swapped;
            }
            if (softmax.isPresent()) {
                softmax.get().apply(values, count);
            }
            int units = last.units();
            for (int unit = 0; unit < units; unit++) {
                float[] feature = values[unit];
                int p = from * units + unit;
                for (int v = 0; v < count; v++) {
                    output[p + v * units] = feature[v];
                }
            }
        }

        private void sum(Product layer, int count, float[][] x, float[][] y) {
            int step = layer.chains();
            int units = layer.units();
            for (int chain = 0; chain < step; chain++) {
                float[][] sums = chain == 0 ? y : chains;
                int to = chain == 0 ? 0 : (chain - 1) * units;
                for (int unit = 0; unit < units; unit++) {
                    Arrays.fill(sums[to + unit], 0, count, 0);
                }
                int taken = (layer.inputs() - chain + step - 1) / step;
                Gemm.add(units, taken, count, layer.kernel(), chain * units, 1, step * units, x, chain, step, sums, to);
            }
            for (int unit = 0; unit < units && step > 1; unit++) {
                add(count, y[unit], chains[unit]);
                add(count, chains[units + unit], chains[2 * units + unit]);
                add(count, y[unit], chains[units + unit]);
            }
        }

        private void finish(Product layer, int count, float[][] y) {
            Activation activation = layer.activation();
            float lowest = Limits.lowest(activation);
            for (int unit = 0; unit < layer.units(); unit++) {
                limit(count, y[unit], layer.bias()[unit], lowest);
                if (Limits.doesMore(activation)) {
                    activation.apply(y[unit], 1, count);
                }
            }
        }
    }

    private static void add(int n, float[] y, float[] x) {
        for (int j = 0; j < n; j++) {
            y[j] += x[j];
        }
    }

    private static void limit(int n, float[] y, float bias, float lowest) {
        for (int j = 0; j < n; j++) {
            y[j] = Math.max(y[j] + bias, lowest);
        }
    }
}
