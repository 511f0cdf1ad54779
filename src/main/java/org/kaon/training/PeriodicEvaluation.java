package org.kaon.training;

import java.util.List;
import java.util.Map;
import org.kaon.InputException;
import org.kaon.data.Examples;
import org.kaon.metric.Metric;

/**
 * Evaluates further events every n epochs, beginning with the first, and adds the values to the history as {@code NAME_loss} and {@code
 * NAME_METRIC}; in the epochs between, the history has NaN.
 *
 * @param name of these events, such as {@code test}
 * @param examples with the features and targets of the training
 * @param metrics beside the loss
 * @param everyEpochs n
 */
public record PeriodicEvaluation(String name, Examples examples, List<Metric> metrics, int everyEpochs)
        implements Callback {
    /**
     * Copies the list.
     *
     * @param name of these events
     * @param examples with the features and targets of the training
     * @param metrics beside the loss
     * @param everyEpochs at least 1
     */
    public PeriodicEvaluation {
        metrics = List.copyOf(metrics);
        if (everyEpochs < 1) {
            throw new InputException("PeriodicEvaluation every " + everyEpochs + " epochs, expected at least 1");
        }
    }

    @Override
    public Listener start() {
        return new Listener() {
            @Override
            public void epochEnd(Epoch epoch) {
                if (epoch.number() % everyEpochs == 0) {
                    Map<String, Double> values = epoch.evaluate(examples, metrics);
                    values.forEach((metric, value) -> epoch.add(name + "_" + metric, value));
                }
            }
        };
    }
}
