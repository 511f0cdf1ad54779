package org.kaon.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.inference.Predictor;
import org.kaon.inference.Session;
import org.kaon.metric.ConfusionMatrix;
import org.kaon.model.Model;

/**
 * Reads events, predicts and writes, a block at a time: memory doesn't grow with the number of events.
 *
 * @param model its axes all known
 * @param events its inputs
 * @param rules for values
 * @param skipBad whether bad rows are left without a prediction, instead of ending the run
 * @param threshold of the decision, where one is asked for
 * @param format of the output
 */
record PredictionRun(
        Model model,
        EventSource events,
        ValueRules rules,
        boolean skipBad,
        Optional<Double> threshold,
        PredictionFormat format) {
    private static final int MOST_ROWS = 1024;
    private static final int MOST_VALUES = 1 << 20;

    /**
     * What came of it.
     *
     * @param rows how many events there were
     * @param bad how many of them have no prediction
     * @param firstBad why the first of these has none
     */
    record Outcome(long rows, long bad, Optional<String> firstBad) {}

    Outcome write(OutputFile target, Progress progress) throws IOException {
        Predictor predictor = Predictor.of(model);
        List<String> names = new ArrayList<>(PredictionColumns.of(predictor.outputs()));
        if (threshold.isPresent()) {
            if (names.size() != 1) {
                throw new InputException("--threshold needs a model of one output value, this one has " + names.size());
            }
            names.add("decision");
        }
        Session session = predictor.session();
        int width = predictor.inputWidth();
        int outputWidth = predictor.outputWidth();
        int blockRows = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / (width + outputWidth)));
        float[] inputs = new float[blockRows * width];
        float[] outputs = new float[blockRows * outputWidth];
        boolean[] good = new boolean[blockRows];
        long rows = 0;
        long bad = 0;
        Optional<String> firstBad = Optional.empty();
        format.begin(target.writer(), names);
        boolean more = true;
        while (more) {
            int count = 0;
            while (count < blockRows && (more = events.advance())) {
                try {
                    events.read(rules, inputs, count * width);
                    good[count] = true;
                } catch (InputException e) {
                    if (!skipBad) {
                        throw e;
                    }
                    good[count] = false;
                    bad++;
                    firstBad = firstBad.isPresent() ? firstBad : Optional.of(e.getMessage());
                    java.util.Arrays.fill(inputs, count * width, (count + 1) * width, 0);
                }
                count++;
            }
            session.predict(count, inputs, 0, outputs, 0);
            for (int row = 0; row < count; row++) {
                List<String> values = good[row]
                        ? values(outputs, row * outputWidth, outputWidth)
                        : Collections.nCopies(names.size(), "");
                format.event(target.writer(), names, rows == 0, values);
                rows++;
            }
            progress.at(events.position(), String.format(Locale.ROOT, "%,d events", rows));
            if (!target.flush()) {
                return new Outcome(rows, bad, firstBad);
            }
        }
        format.end(target.writer(), rows == 0);
        return new Outcome(rows, bad, firstBad);
    }

    private List<String> values(float[] outputs, int offset, int width) {
        List<String> values = new ArrayList<>(width + 1);
        for (int i = 0; i < width; i++) {
            values.add(Float.toString(outputs[offset + i]));
        }
        threshold.ifPresent(t -> values.add(decision(outputs[offset], t)));
        return values;
    }

    /** Of NaN there is no decision. */
    private static String decision(float prediction, double threshold) {
        return Float.isNaN(prediction) ? "" : ConfusionMatrix.isSignal(prediction, threshold) ? "1" : "0";
    }
}
