package org.kaon.layer;

import java.util.Arrays;
import java.util.List;
import org.kaon.kernel.Affine;
import org.kaon.kernel.NormalizationStep;
import org.kaon.kernel.Op;
import org.kaon.kernel.ScalingStep;
import org.kaon.kernel.TrainingOp;

/**
 * {@code y = (x - mean) / max(√variance, 1e-7)} per index of some axes, or with {@code invert} the way back, {@code y = mean + x ·
 * max(√variance, 1e-7)}. Mean and variance stand in the settings or are parameters.
 *
 * @param config the layer's settings
 * @param axes counted with the batch axis as 0; none for a single mean
 * @param invert whether the way back is taken
 */
record Normalization(LayerConfig config, int[] axes, boolean invert) implements Layer {
    private static final double EPSILON = 1e-7;

    static Layer of(LayerConfig config, Layers layers) {
        if (config.has("mean") != config.has("variance")) {
            throw config.invalid("has only one of the settings mean and variance, expected both or none");
        }
        return new Normalization(config, config.integersOr("axis", -1), config.flagOr("invert", false));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        Shape kept = kept(input);
        if (config.has("mean")) {
            Broadcast.check(config, "mean", kept);
            Broadcast.check(config, "variance", kept);
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        if (config.has("mean")) {
            return List.of();
        }
        int[] sizes = kept(inputs.get(0)).axes();
        return List.of(
                ParameterSpec.statistic("mean", sizes),
                ParameterSpec.statistic("variance", sizes).initializedBy("ones"),
                ParameterSpec.statistic("count"));
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        Channels channels = channels(input);
        double[] mean = channels.spread(varying(input), values("mean", input, parameters));
        double[] factor = factors(input, parameters);
        float[] zeros = new float[factor.length];
        float[] center = invert ? zeros : Floats.of(mean);
        return new Affine(
                channels.outer(), channels.inner(), center, Floats.of(factor), invert ? Floats.of(mean) : zeros);
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        Shape input = inputs.get(0);
        Channels channels = channels(input);
        if (!config.has("mean")) {
            return List.of(new NormalizationStep(
                    channels.outer(), channels.inner(), channels.source(varying(input)), EPSILON, invert));
        }
        double[] mean = channels.spread(varying(input), values("mean", input, Parameters.none()));
        double[] zeros = new double[mean.length];
        return List.of(new ScalingStep(
                channels.outer(),
                channels.inner(),
                invert ? zeros : mean,
                factors(input, Parameters.none()),
                invert ? mean : zeros));
    }

    private double[] factors(Shape input, Parameters parameters) {
        double[] factors = channels(input).spread(varying(input), values("variance", input, parameters));
        for (int i = 0; i < factors.length; i++) {
            double deviation = Math.max(Math.sqrt(factors[i]), EPSILON);
            factors[i] = invert ? deviation : 1 / deviation;
        }
        return factors;
    }

    private Channels channels(Shape input) {
        return Channels.of(input, varying(input));
    }

    /** The input's axes along which mean and variance vary, 1 for all others. */
    private Shape varying(Shape input) {
        Shape shape = Broadcast.padded(Shape.of(), input.rank());
        for (int axis : keptAxes(input)) {
            shape = shape.with(axis, input.axis(axis));
        }
        return shape;
    }

    @Override
    public MaskFlow maskFlow() {
        return config.kerasVersion().isKeras2() ? MaskFlow.ENDS : MaskFlow.PASSES;
    }

    private double[] values(String name, Shape input, Parameters parameters) {
        return config.has(name)
                ? Broadcast.repeated(
                        config.numbers(name),
                        Broadcast.withoutLeadingOnes(
                                config.nesting(name), kept(input).rank()),
                        kept(input))
                : parameters.get(name).values();
    }

    private Shape kept(Shape input) {
        return Shape.of(Arrays.stream(keptAxes(input)).map(input::axis).toArray());
    }

    private int[] keptAxes(Shape input) {
        int[] kept = axes.length == 0 ? axes : Inputs.axes(config, axes, input);
        return Arrays.stream(kept).sorted().toArray();
    }
}
