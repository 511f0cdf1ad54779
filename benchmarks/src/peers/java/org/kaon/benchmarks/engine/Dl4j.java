package org.kaon.benchmarks.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kaon.benchmarks.network.Subject;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j on its native CPU backend, through {@code output}. */
public final class Dl4j implements Engine {
    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public Compiled compile(Subject subject, int threads) {
        MultiLayerNetwork network = Dl4jNetworks.of(subject, threads);
        return rows -> new Output(network, rows, subject.architecture().inputs());
    }

    private static final class Output implements Scorer {
        private final MultiLayerNetwork network;
        private final int rows;
        private final int width;
        private INDArray x;
        private INDArray y;

        Output(MultiLayerNetwork network, int rows, int width) {
            this.network = network;
            this.rows = rows;
            this.width = width;
        }

        @Override
        public void score(float[] events, float[] outputs) {
            x = Nd4j.create(events, new long[] {rows, width}, 'c');
            again(events, outputs);
            System.arraycopy(y.data().asFloat(), 0, outputs, 0, outputs.length);
        }

        @Override
        public void again(float[] events, float[] outputs) {
            y = network.output(x, false);
        }
    }
}
