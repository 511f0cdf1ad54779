package org.kaon.study.lepton;

import java.util.List;
import org.kaon.data.Examples;
import org.kaon.metric.Metric;
import org.kaon.metric.Metrics;
import org.kaon.training.Callback;
import org.kaon.training.Epoch;
import org.kaon.training.Listener;

/** The accuracy on other events after the last epoch of one training. */
final class FinalAccuracy implements Callback {
    static final String ACCURACY = "accuracy";
    static final List<Metric> METRICS = List.of(Metrics.standard().of(ACCURACY).orElseThrow());

    private final Examples examples;
    private double value = Double.NaN;

    FinalAccuracy(Examples examples) {
        this.examples = examples;
    }

    double value() {
        return value;
    }

    @Override
    public Listener start() {
        return new Listener() {
            @Override
            public void trainEnd(Epoch last) {
                value = last.evaluate(examples, METRICS).get(ACCURACY);
            }
        };
    }
}
