package org.kaon.cli;

import org.kaon.plot.Figure;
import org.kaon.plot.LearningCurve;
import org.kaon.training.History;

/** The learning curve of a training. */
final class HistoryCurve {
    private static final String LOSS = "loss";
    private static final String VALIDATION = "val_";

    private HistoryCurve() {}

    /**
     * The figure.
     *
     * @param history losses and metrics of each epoch
     * @param marksBest whether the best epoch's parameters were taken
     */
    static Figure of(History history, boolean marksBest) {
        LearningCurve curve = LearningCurve.of(history.values(LOSS)).validationLoss(validation(history, LOSS));
        for (String name : history.names()) {
            if (!name.equals(LOSS) && !name.startsWith(VALIDATION)) {
                curve = curve.metric(name, history.values(name), validation(history, name));
            }
        }
        return (marksBest ? curve.bestEpoch(history.lowest(VALIDATION + LOSS).orElseThrow() + 1) : curve).figure();
    }

    private static double[] validation(History history, String name) {
        return history.has(VALIDATION + name) ? history.values(VALIDATION + name) : new double[0];
    }
}
