package org.kaon.initializer;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.kaon.layer.LayerConfig;

/**
 * A distribution of mean 0 and variance {@code scale / n}, where n is a count of inputs or outputs of the layer (Glorot and Bengio 2010; He
 * et al. 2015; LeCun et al. 1998).
 *
 * @param name Keras's name: {@code VarianceScaling}, or of one whose numbers are fixed, such as {@code HeNormal}
 * @param scale s
 * @param mode what n counts
 * @param distribution its form
 * @param fans which axes count as inputs and outputs
 */
public record VarianceScaling(String name, double scale, Mode mode, Distribution distribution, Fans fans)
        implements Initializer {
    /** Standard deviation of a normal distribution of 1 that is cut at ±2. */
    private static final double CUT_DEVIATION = 0.87962566103423978;

    private static final Map<String, Mode> MODES =
            Map.of("fan_in", Mode.FAN_IN, "fan_out", Mode.FAN_OUT, "fan_avg", Mode.FAN_AVG);
    private static final Map<String, Distribution> DISTRIBUTIONS = Map.of(
            "normal", Distribution.TRUNCATED_NORMAL,
            "truncated_normal", Distribution.TRUNCATED_NORMAL,
            "untruncated_normal", Distribution.UNTRUNCATED_NORMAL,
            "uniform", Distribution.UNIFORM);

    /** What the variance is divided by. */
    public enum Mode {
        /** Inputs. */
        FAN_IN,
        /** Outputs. */
        FAN_OUT,
        /** The mean of both. */
        FAN_AVG
    }

    /** The form of the distribution. */
    public enum Distribution {
        /** Normal, cut at two standard deviations, as wide as leaves the variance right after the cut. */
        TRUNCATED_NORMAL,
        /** Normal. */
        UNTRUNCATED_NORMAL,
        /** All numbers of a range equally likely. */
        UNIFORM
    }

    static Initializer of(LayerConfig settings) {
        double scale = settings.numberOr("scale", 1);
        if (!(scale > 0)) {
            throw settings.invalid("scale is " + scale + ", expected more than 0");
        }
        return new VarianceScaling(
                "VarianceScaling",
                scale,
                MODES.get(settings.choiceOr("mode", "fan_in", MODES.keySet())),
                DISTRIBUTIONS.get(settings.choiceOr("distribution", "truncated_normal", DISTRIBUTIONS.keySet())),
                Fans.of(settings));
    }

    @Override
    public double[] draw(int[] axes, RandomGenerator random) {
        double n = switch (mode) {
            case FAN_IN -> fans.in(axes);
            case FAN_OUT -> fans.out(axes);
            case FAN_AVG -> (fans.in(axes) + fans.out(axes)) / 2;
        };
        double variance = scale / Math.max(1, n);
        return switch (distribution) {
            case TRUNCATED_NORMAL -> Drawing.truncatedNormal(axes, 0, Math.sqrt(variance) / CUT_DEVIATION, random);
            case UNTRUNCATED_NORMAL -> Drawing.normal(axes, 0, Math.sqrt(variance), random);
            case UNIFORM -> Drawing.uniform(axes, -Math.sqrt(3 * variance), Math.sqrt(3 * variance), random);
        };
    }
}
