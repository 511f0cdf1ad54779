package org.kaon.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.kaon.InputException;
import org.kaon.inference.Predictor;
import org.kaon.inference.Session;
import org.kaon.loss.Loss;
import org.kaon.model.Model;

/** Labels and outputs of events, all that is kept of them. */
final class Scores {
    private static final int BLOCK_ROWS = 1024;

    private final int outputWidth;
    private final int labelWidth;
    private float[] outputs = new float[0];
    private float[] labels = new float[0];
    private float[] weights = new float[0];
    private int size;

    private Scores(int outputWidth, int labelWidth) {
        this.outputWidth = outputWidth;
        this.labelWidth = labelWidth;
    }

    /**
     * Evaluates a model, a block of events at a time.
     *
     * @param model of one output
     * @param events with the model's features
     * @param labelWidth labels per event
     * @param progress is told of each block
     */
    static Scores of(Model model, LabelledEvents events, int labelWidth, Progress progress) throws IOException {
        Predictor predictor = Predictor.of(model);
        Session session = predictor.session();
        int width = predictor.inputWidth();
        Scores scores = new Scores(predictor.outputWidth(), labelWidth);
        float[] block = new float[BLOCK_ROWS * width];
        boolean more = true;
        while (more) {
            scores.reserve(BLOCK_ROWS);
            int count = 0;
            while (count < BLOCK_ROWS && (more = events.advance())) {
                events.features(block, count * width);
                int at = scores.size + count++;
                events.labels(scores.labels, at * labelWidth);
                scores.weights[at] = events.weight();
            }
            session.predict(count, block, 0, scores.outputs, scores.size * scores.outputWidth);
            scores.size += count;
            progress.at(events.position(), String.format(Locale.ROOT, "%,d events", scores.size));
        }
        return scores;
    }

    int size() {
        return size;
    }

    int outputWidth() {
        return outputWidth;
    }

    int labelWidth() {
        return labelWidth;
    }

    float[] outputs() {
        return Arrays.copyOf(outputs, size * outputWidth);
    }

    float[] weights() {
        return Arrays.copyOf(weights, size);
    }

    /** One of the outputs of every event. */
    float[] output(int column) {
        return column(outputs, outputWidth, column);
    }

    /** One of the labels of every event. */
    float[] label(int column) {
        return column(labels, labelWidth, column);
    }

    /** The mean over events, each times its weight: what Keras's {@code evaluate} gives. */
    double loss(Loss loss) {
        if (loss.targetWidth(outputWidth) != labelWidth) {
            throw new InputException(labelWidth + (labelWidth == 1 ? " label column" : " label columns")
                    + ", expected " + loss.targetWidth(outputWidth) + " for " + loss.name() + " of " + outputWidth
                    + (outputWidth == 1 ? " output value" : " output values"));
        }
        double[] prediction = new double[outputWidth];
        double[] target = new double[labelWidth];
        double[] gradient = new double[outputWidth];
        double sum = 0;
        for (int event = 0; event < size; event++) {
            copy(outputs, event, prediction);
            copy(labels, event, target);
            sum += weights[event] * loss.of(prediction, target, gradient);
        }
        return sum / size;
    }

    private static void copy(float[] from, int event, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = from[event * to.length + i];
        }
    }

    private float[] column(float[] values, int width, int column) {
        float[] one = new float[size];
        for (int event = 0; event < size; event++) {
            one[event] = values[event * width + column];
        }
        return one;
    }

    private void reserve(int more) {
        if (size + more > weights.length) {
            int capacity = Math.max(size + more, size + size / 2);
            outputs = Arrays.copyOf(outputs, capacity * outputWidth);
            labels = Arrays.copyOf(labels, capacity * labelWidth);
            weights = Arrays.copyOf(weights, capacity);
        }
    }
}
