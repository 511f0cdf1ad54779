package org.kaon.training;

import java.util.Map;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.engine.Events;
import org.kaon.preprocess.Scaling;

/** Examples as an engine takes them: scaled on the way, so that no second copy of the data is held. */
final class ExampleEvents implements Events {
    private final Examples examples;
    private final Dataset features;
    private final Dataset targets;
    private final Scaling scaling;
    private final boolean isScaled;
    private final Map<Integer, Double> classWeights;

    ExampleEvents(Examples examples, Scaling scaling, Map<Integer, Double> classWeights) {
        this.examples = examples;
        this.features = examples.features();
        this.targets = examples.targets();
        this.scaling = scaling;
        this.isScaled = !scaling.isNone();
        this.classWeights = classWeights;
    }

    int size() {
        return examples.size();
    }

    @Override
    public void read(int event, double[] inputs, double[] goals) {
        features.copyRow(event, inputs, 0);
        if (isScaled) {
            scaling.apply(inputs);
        }
        targets(event, goals, 0);
    }

    @Override
    public void read(int[] order, int from, int count, double[][] inputs, double[][] goals) {
        features.copyColumns(order, from, count, inputs);
        for (int i = 0; i < inputs.length && isScaled; i++) {
            scaling.apply(i, inputs[i], count);
        }
        targets.copyColumns(order, from, count, goals);
    }

    void targets(int event, double[] to, int offset) {
        targets.copyRow(event, to, offset);
    }

    @Override
    public double weight(int event) {
        return classWeights.isEmpty()
                ? examples.weight(event)
                : examples.weight(event) * classWeights.getOrDefault((int) targets.value(event, 0), 1.0);
    }

    double eventWeight(int event) {
        return examples.weight(event);
    }
}
