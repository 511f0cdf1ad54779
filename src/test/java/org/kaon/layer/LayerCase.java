package org.kaon.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;

/** A layer with its settings, input shapes and parameters, to be evaluated in a test. */
public record LayerCase(LayerConfig config, List<Shape> inputs, Map<String, double[]> parameters) {
    /** Settings as pairs of key and value. */
    public static LayerConfig config(String className, int kerasVersion, Object... settings) {
        Map<String, Object> attributes = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            attributes.put((String) settings[i], settings[i + 1]);
        }
        KerasVersion version = kerasVersion < 3 ? KerasVersion.LAST_2 : KerasVersion.CURRENT;
        return new LayerConfig(className, "the_layer", version, attributes);
    }

    public static LayerCase of(String className, int kerasVersion, Object... settings) {
        return new LayerCase(config(className, kerasVersion, settings), List.of(), Map.of());
    }

    public LayerCase under(int major, int minor) {
        LayerConfig other =
                new LayerConfig(config.className(), config.name(), new KerasVersion(major, minor), config.attributes());
        return new LayerCase(other, inputs, parameters);
    }

    public LayerCase on(Shape... shapes) {
        return new LayerCase(config, List.of(shapes), parameters);
    }

    public LayerCase with(String name, double... values) {
        Map<String, double[]> more = new HashMap<>(parameters);
        more.put(name, values);
        return new LayerCase(config, inputs, more);
    }

    /** With the same number at every place of every parameter. */
    public LayerCase filled() {
        LayerCase filled = this;
        for (ParameterSpec spec : layer().parameters(inputs)) {
            int size = (int) spec.shape().size();
            filled = filled.with(
                    spec.name(),
                    IntStream.range(0, size).mapToDouble(i -> 0.5 + i % 7 / 8.0).toArray());
        }
        return filled;
    }

    public Layer layer() {
        return Layers.standard().of(config);
    }

    public Shape output() {
        return layer().outputShape(inputs);
    }

    public Op op() {
        return layer().op(inputs, declared());
    }

    public Parameters declared() {
        List<Parameter> declared = new ArrayList<>();
        for (ParameterSpec spec : layer().parameters(inputs)) {
            declared.add(Parameter.of(spec.name(), spec.shape(), parameters.get(spec.name())));
        }
        return Parameters.of(declared);
    }

    /** The output for one or more events; an input's length tells how many. */
    public float[] run(float[]... values) {
        return run(op(), output(), values);
    }

    /** The same with a mask as the last input. */
    public float[] runMasked(float[]... values) {
        return run(layer().maskedOp(inputs, declared()), output(), values);
    }

    private float[] run(Op op, Shape output, float[]... values) {
        int rows = values[0].length / (int) inputs.get(0).size();
        if (op instanceof Identity) {
            return values[0].clone();
        }
        float[] result = new float[rows * (int) output.size()];
        op.run(rows, values, result, new float[op.scratchSize()]);
        return result;
    }

    /** Numbers for a run, counted up. */
    public static float[] count(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = i;
        }
        return values;
    }

    public static float[] f(double... values) {
        return Floats.of(values);
    }
}
