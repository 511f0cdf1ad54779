package org.kaon.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.metric.Residuals;
import org.kaon.plot.Figure;
import org.kaon.plot.ResidualHistogram;

/** How far predicted numbers are from the true ones. */
final class RegressionQuality implements Quality {
    private final Residuals residuals;
    private final ResidualHistogram histogram;

    private RegressionQuality(Residuals residuals, ResidualHistogram histogram) {
        this.residuals = residuals;
        this.histogram = histogram;
    }

    /** Of true and predicted numbers; thresholds play no part. */
    static Quality of(float[] labels, float[] outputs, float[] weights, List<Double> thresholds) {
        return new RegressionQuality(
                Residuals.of(labels, outputs, weights), ResidualHistogram.of(labels, outputs, weights));
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("rmse", residuals.rmse());
        values.put("mae", residuals.mae());
        values.put("bias", residuals.bias());
        values.put("resolution", residuals.resolution());
        values.put("half_width_68", residuals.halfWidth68());
        values.put("r2", residuals.r2());
        return values;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of();
    }

    @Override
    public void print(PrintStream out) {
        // All of it is among the values.
    }

    @Override
    public Map<String, Figure> figures() {
        return Map.of("residuals", histogram.figure());
    }
}
