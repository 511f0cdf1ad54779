package org.kaon.dense;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kaon.activation.Activation;
import org.kaon.activation.fast.SoftmaxByFeature;
import org.kaon.kernel.FeatureMajor;
import org.kaon.kernel.Gemm;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;
import org.kaon.kernel.Sums;

/**
 * Dense layers over plain arrays. A single vector goes through {@link Stage}s; of many vectors, each feature is an array of its
 * own (feature-major), so that inner loops run over vectors and are long however narrow a layer is.
 */
final class PlainChain implements Op {
    /** What arrays of features on both sides of a layer may hold: about half of a second-level cache of 2 MiB. */
    private static final int BLOCK_VALUES = 1 << 18;

    private static final int MOST_TOGETHER = 512;

    /** Loops over fewer vectors aren't worth their beginning and end. */
    private static final int FEWEST_BY_FEATURE = 32;

    /** Of loops over so many values C2 makes vectors as wide as the machine has them; of shorter ones narrower vectors. */
    private static final int WHOLE_VECTORS = 150;

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

    /**
     * Loops run over vectors or over units, whichever are more: over the units that a product of this chain has on average. Where units are enough for {@link #WHOLE_VECTORS},
     * they are never the worse choice, and their sums stay in the first-level cache.
     */
    private static int fewestByFeature(List<Product> layers) {
        long products = 0;
        long sum = 0;
        for (Product layer : layers) {
            products += layer.kernel().length;
            sum += (long) layer.kernel().length * layer.units();
        }
        long average = sum / products;
        return average < WHOLE_VECTORS ? Math.max(FEWEST_BY_FEATURE, (int) average) : Integer.MAX_VALUE;
    }

    private int widest() {
        return layers.stream()
                .mapToInt(layer -> Math.max(layer.inputs(), layer.units()))
                .max()
                .orElseThrow();
    }

    private int mostChains() {
        return layers.stream().mapToInt(Product::chains).max().orElseThrow();
    }

    private int mostUnitsInChains() {
        return layers.stream()
                .filter(layer -> layer.chains() > 1)
                .mapToInt(Product::units)
                .max()
                .orElse(0);
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
        /** Feature-major values on both sides of a layer. */
        private final Sums left;

        private final Sums right;
        /** Of each chain of sums behind the first. */
        private final Sums[] chains;
        /** The ending where it is taken before features become vectors again. */
        private final Optional<SoftmaxByFeature> softmax;

        private Bound(int vectors) {
            int widest = widest();
            int most = Math.min(MOST_TOGETHER, Math.max(WHOLE_VECTORS, BLOCK_VALUES / (2 * widest)));
            together = Math.min(most, vectors);
            int inTurn = vectors == 1 ? 0 : Math.min(MOST_BY_VECTOR, Math.min(fewest - 1, vectors));
            before = new float[inTurn * widest];
            behind = new float[inTurn * widest];
            boolean alone = together < fewest;
            int features = alone ? 0 : widest;
            left = Sums.of(features, together);
            right = Sums.of(features, together);
            chains = Stream.generate(() -> Sums.of(alone ? 0 : mostUnitsInChains(), together))
                    .limit(mostChains() - 1)
                    .toArray(Sums[]::new);
            softmax = alone ? Optional.empty() : SoftmaxByFeature.of(ending, last.units(), Gemm.LEAD + together);
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
            // What stands before and behind the values goes through all layers too: fed back to them time and again, it
            // would grow beyond all bounds.
            left.clear(0, inputs, count);
            FeatureMajor.fromVectors(count, x, from * inputs, inputs, 1, inputs, left.rows());
            Sums values = left;
            Sums results = right;
            for (int i = 0; i < layers.size(); i++) {
                Product layer = layers.get(i);
                sum(layer, count, values, results);
                finish(layer, count, results);
                Sums swapped = values;
                values = results;
                results = swapped;
            }
            if (softmax.isPresent()) {
                softmax.get().apply(values.rows(), Gemm.LEAD + count);
            }
            FeatureMajor.toVectors(count, values.rows(), last.units(), output, from * last.units());
        }

        private void sum(Product layer, int count, Sums x, Sums y) {
            int step = layer.chains();
            int units = layer.units();
            for (int chain = 0; chain < step; chain++) {
                Sums sums = chain == 0 ? y : chains[chain - 1];
                int taken = (layer.inputs() - chain + step - 1) / step;
                Gemm.product(
                        units,
                        taken,
                        count,
                        layer.kernel(),
                        chain * units,
                        1,
                        step * units,
                        x.rows(),
                        chain,
                        step,
                        sums);
            }
            for (int unit = 0; unit < units && step > 1; unit++) {
                y.add(unit, count, chains[0].row(unit));
                chains[1].add(unit, count, chains[2].row(unit));
                y.add(unit, count, chains[1].row(unit));
            }
        }

        private void finish(Product layer, int count, Sums y) {
            Activation activation = layer.activation();
            float lowest = Limits.lowest(activation);
            for (int unit = 0; unit < layer.units(); unit++) {
                int start = y.start(unit);
                limit(start, Gemm.end(start, count), y.row(unit), layer.bias()[unit], lowest);
                if (Limits.doesMore(activation)) {
                    // Before a loop's beginning stands what the last call left: it must not go through again.
                    Arrays.fill(y.row(unit), 0, Gemm.LEAD, 0);
                    activation.apply(y.row(unit), 1, Gemm.LEAD + count);
                }
            }
        }
    }

    private static void limit(int start, int end, float[] y, float bias, float lowest) {
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            y[j] = Math.max(y[j] + bias, lowest);
        }
    }
}
