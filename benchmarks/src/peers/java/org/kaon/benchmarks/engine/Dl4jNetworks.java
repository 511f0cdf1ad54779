package org.kaon.benchmarks.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kaon.benchmarks.network.DenseLayer;
import org.kaon.benchmarks.network.Subject;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Networks for Deeplearning4j with the given parameters; Adam with Keras's settings. */
final class Dl4jNetworks {
    private static final Map<String, Activation> LINEAR = Map.of("linear", Activation.IDENTITY);
    private static final Map<String, LossFunction> LOSSES =
            Map.of("sigmoid", LossFunction.XENT, "softmax", LossFunction.MCXENT, "linear", LossFunction.MSE);

    private Dl4jNetworks() {}

    static MultiLayerNetwork of(Subject subject, int threads) {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        org.bytedeco.openblas.global.openblas.blas_set_num_threads(threads);
        List<DenseLayer> layers = subject.layers();
        NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(1e-3, 0.9, 0.999, 1e-7))
                .list();
        for (int i = 0; i < layers.size(); i++) {
            builder.layer(i == layers.size() - 1 ? last(layers.get(i)) : hidden(layers.get(i)));
        }
        MultiLayerNetwork network = new MultiLayerNetwork(builder.build());
        network.init();
        for (int i = 0; i < layers.size(); i++) {
            DenseLayer layer = layers.get(i);
            network.setParam(i + "_W", Nd4j.create(layer.kernel(), new long[] {layer.inputs(), layer.units()}, 'c'));
            network.setParam(i + "_b", Nd4j.create(layer.bias(), new long[] {1, layer.units()}, 'c'));
        }
        return network;
    }

    private static org.deeplearning4j.nn.conf.layers.DenseLayer hidden(DenseLayer layer) {
        return new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
                .nIn(layer.inputs())
                .nOut(layer.units())
                .activation(activation(layer))
                .build();
    }

    private static OutputLayer last(DenseLayer layer) {
        return new OutputLayer.Builder(LOSSES.get(layer.activation()))
                .nIn(layer.inputs())
                .nOut(layer.units())
                .activation(activation(layer))
                .build();
    }

    private static Activation activation(DenseLayer layer) {
        return LINEAR.containsKey(layer.activation())
                ? LINEAR.get(layer.activation())
                : Activation.valueOf(layer.activation().toUpperCase(Locale.ROOT));
    }
}
