package org.kaon.benchmarks.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.model.Model;
import org.kaon.network.ForwardPass;
import org.kaon.network.Graph;
import org.kaon.network.Initialisation;
import org.kaon.network.Network;
import org.kaon.network.Sequential;

/**
 * A network with the parameters that every engine gets: He-initialised kernels and small random biases, the same in every JVM.
 *
 * @param architecture the shape
 * @param model as Kaon has it
 * @param layers as plain arrays
 */
public record Subject(Architecture architecture, Model model, List<DenseLayer> layers) {
    private static final long SEED = 20261122;

    /** The subject of a shape. */
    public static Subject of(Architecture architecture) {
        Network network = Initialisation.of(graph(architecture), SEED);
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i < architecture.units().size(); i++) {
            Parameters parameters = network.parameters().get(i);
            layers.add(new DenseLayer(
                    parameters.get("kernel").shape().axes()[0],
                    architecture.units().get(i),
                    parameters.get("kernel").floats(),
                    parameters.get("bias").floats(),
                    architecture.activation(i)));
        }
        return new Subject(architecture, Model.of(network), List.copyOf(layers));
    }

    private static Graph graph(Architecture architecture) {
        Sequential chain = Sequential.of(Shape.of(architecture.inputs()));
        for (int i = 0; i < architecture.units().size(); i++) {
            chain = chain.dense(architecture.units().get(i), architecture.activation(i))
                    .with("kernel_initializer", "he_normal")
                    .with("bias_initializer", Map.of("class_name", "RandomNormal", "config", Map.of("stddev", 0.1)));
        }
        return chain.graph();
    }

    /**
     * Standardised events.
     *
     * @param rows how many
     * @return normally distributed values, event after event; the same for every call
     */
    public float[] events(int rows) {
        Random random = new Random(SEED);
        float[] values = new float[rows * architecture.inputs()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /**
     * What every engine must answer: Kaon's reference forward pass, layer by layer, nothing fused.
     *
     * @param events event after event
     * @return outputs, event after event
     */
    public float[] reference(float[] events) {
        return ForwardPass.of(model.network())
                .apply(events.length / architecture.inputs(), List.of(events))
                .get(0);
    }
}
