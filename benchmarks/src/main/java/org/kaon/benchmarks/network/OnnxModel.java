package org.kaon.benchmarks.network;

import java.util.List;
import java.util.Map;

/**
 * Writes a network as ONNX: a {@code Gemm} and an activation per layer, any number of rows. The field numbers are those of onnx.proto.
 */
public final class OnnxModel {
    /** Names of the model's input and output. */
    public static final String INPUT = "x";

    public static final String OUTPUT = "y";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int FLOAT = 1;
    private static final Map<String, String> OPERATORS =
            Map.of("relu", "Relu", "tanh", "Tanh", "sigmoid", "Sigmoid", "softmax", "Softmax", "linear", "Identity");

    private OnnxModel() {}

    /** The bytes of an .onnx file. */
    public static byte[] of(Subject subject) {
        return new Message()
                .number(1, IR_VERSION)
                .text(2, "kaon-benchmarks")
                .message(7, graph(subject))
                .message(8, new Message().text(1, "").number(2, OPSET))
                .toBytes();
    }

    private static Message graph(Subject subject) {
        Message graph = new Message();
        List<DenseLayer> layers = subject.layers();
        String tensor = INPUT;
        for (int i = 0; i < layers.size(); i++) {
            DenseLayer layer = layers.get(i);
            String output = i == layers.size() - 1 ? OUTPUT : "a" + i;
            graph.message(1, node("Gemm", "z" + i, tensor, "kernel" + i, "bias" + i))
                    .message(1, node(OPERATORS.get(layer.activation()), output, "z" + i))
                    .message(5, tensor("kernel" + i, layer.kernel(), layer.inputs(), layer.units()))
                    .message(5, tensor("bias" + i, layer.bias(), layer.units()));
            tensor = output;
        }
        Architecture architecture = subject.architecture();
        return graph.text(2, "dense")
                .message(11, port(INPUT, architecture.inputs()))
                .message(12, port(OUTPUT, architecture.outputs()));
    }

    private static Message node(String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    private static Message tensor(String name, float[] values, int... axes) {
        Message tensor = new Message();
        for (int axis : axes) {
            tensor.number(1, axis);
        }
        return tensor.number(2, FLOAT).text(8, name).floats(9, values);
    }

    private static Message port(String name, int width) {
        Message shape =
                new Message().message(1, new Message().text(2, "rows")).message(1, new Message().number(1, width));
        Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
        return new Message().text(1, name).message(2, type);
    }
}
