package org.kaon.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.preprocess.Feature;

/**
 * A dense layer that takes raw values in place of standardised ones: kernel {@code W / s}, bias {@code b - m / s W}, both in double. One without a
 * bias gets one.
 *
 * @param config its settings
 * @param parameters kernel and bias
 * @param keepsDigits whether both are still there when rounded to float: finite, and no weight lost to underflow
 */
record FoldedDense(LayerConfig config, Parameters parameters, boolean keepsDigits) {
    private static final String BIAS = "bias";

    static FoldedDense of(LayerConfig config, Parameters parameters, List<Feature> features) {
        Parameter weights = parameters.get("kernel");
        double[] kernel = weights.values();
        int units = kernel.length / features.size();
        double[] bias = parameters.has(BIAS) ? parameters.get(BIAS).values() : new double[units];
        boolean keeps = true;
        for (int at = 0; at < kernel.length; at++) {
            Feature feature = features.get(at / units);
            bias[at % units] -= feature.mean() / feature.std() * kernel[at];
            double scaled = kernel[at] / feature.std();
            keeps &=
                    Float.isFinite((float) scaled) && (kernel[at] == 0 || Math.abs((float) scaled) >= Float.MIN_NORMAL);
            kernel[at] = scaled;
        }
        for (double value : bias) {
            keeps &= Float.isFinite((float) value);
        }
        Map<String, Object> settings = new HashMap<>(config.attributes());
        settings.put("use_bias", true);
        return new FoldedDense(
                new LayerConfig(config.className(), config.name(), config.kerasVersion(), settings),
                Parameters.of(List.of(
                        Parameter.of("kernel", weights.shape(), kernel), Parameter.of(BIAS, Shape.of(units), bias))),
                keeps);
    }
}
