package org.kaon.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.loss.Loss;
import org.kaon.plot.Figure;

/** How good predictions are. */
interface Quality {
    /** The figures of merit by name, the most telling first. */
    Map<String, Double> values();

    /** What else belongs into JSON, by name. */
    Map<String, Object> details();

    /** What else belongs onto the screen, in blocks of lines. */
    void print(PrintStream out);

    /** Figures by name. */
    Map<String, Figure> figures();

    /**
     * What is asked of predictions.
     *
     * @param scores labels and outputs
     * @param names of the outputs or classes, where there are several labels
     * @param thresholds of decisions; the first is that of the figures of merit
     */
    record Question(Scores scores, List<String> names, List<Double> thresholds) {}

    /**
     * How good predictions are, their loss included.
     *
     * @param values figures of merit by name, the loss first
     * @param quality all else
     */
    record Merit(Map<String, Double> values, Quality quality) {
        static Merit of(Task task, Loss loss, Question question) {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("loss", question.scores().loss(loss));
            Quality quality = task.quality().apply(question);
            values.putAll(quality.values());
            return new Merit(values, quality);
        }
    }
}
