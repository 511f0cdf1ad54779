package org.kaon.benchmarks.engine;

import java.util.List;
import org.kaon.benchmarks.network.DenseLayer;
import org.kaon.benchmarks.network.Subject;

/** What one writes without a library: for each event, each unit, each input; one array per unit's kernel, nothing allocated on the way. */
final class NaiveLoops implements Engine {
    @Override
    public String name() {
        return "naive";
    }

    @Override
    public Compiled compile(Subject subject, int threads) {
        List<DenseLayer> layers = subject.layers();
        float[][][] kernels = new float[layers.size()][][];
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = perUnit(layers.get(i));
        }
        return rows -> new Loops(subject, kernels, rows);
    }

    private static float[][] perUnit(DenseLayer layer) {
        float[][] kernel = new float[layer.units()][layer.inputs()];
        for (int unit = 0; unit < layer.units(); unit++) {
            for (int input = 0; input < layer.inputs(); input++) {
                kernel[unit][input] = layer.kernel()[input * layer.units() + unit];
            }
        }
        return kernel;
    }

    private static final class Loops implements Scorer {
        private final float[][][] kernels;
        private final float[][] biases;
        private final PlainActivation[] activations;
        private final float[][][] values;

        Loops(Subject subject, float[][][] kernels, int rows) {
            List<DenseLayer> layers = subject.layers();
            this.kernels = kernels;
            this.biases = layers.stream().map(DenseLayer::bias).toArray(float[][]::new);
            this.activations = layers.stream()
                    .map(layer -> PlainActivation.of(layer.activation()))
                    .toArray(PlainActivation[]::new);
            this.values = new float[kernels.length + 1][][];
            values[0] = new float[rows][subject.architecture().inputs()];
            for (int layer = 0; layer < kernels.length; layer++) {
                values[layer + 1] = new float[rows][kernels[layer].length];
            }
        }

        @Override
        public void score(float[] events, float[] outputs) {
            for (int row = 0; row < values[0].length; row++) {
                System.arraycopy(events, row * values[0][row].length, values[0][row], 0, values[0][row].length);
            }
            for (int layer = 0; layer < kernels.length; layer++) {
                for (int row = 0; row < values[0].length; row++) {
                    multiply(values[layer][row], kernels[layer], biases[layer], values[layer + 1][row]);
                    activations[layer].apply(values[layer + 1][row]);
                }
            }
            float[][] last = values[values.length - 1];
            for (int row = 0; row < last.length; row++) {
                System.arraycopy(last[row], 0, outputs, row * last[row].length, last[row].length);
            }
        }

        private static void multiply(float[] x, float[][] kernel, float[] bias, float[] y) {
            for (int unit = 0; unit < y.length; unit++) {
                float sum = bias[unit];
                for (int input = 0; input < x.length; input++) {
                    sum += x[input] * kernel[unit][input];
                }
                y[unit] = sum;
            }
        }
    }
}
