package org.kaon.study.higgs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kaon.metric.ConfusionMatrix;
import org.kaon.plot.Figure;
import org.kaon.preprocess.BackwardElimination.Round;
import org.kaon.study.HtmlPage;
import org.kaon.study.ShownNumbers;
import org.kaon.study.Table;

/** The study as a paper tells it. */
final class Report {
    private final Settings settings;
    private final String source;
    private final Map<String, Table> tables;
    private final Map<String, Figure> figures;

    Report(Settings settings, String source, Map<String, Table> tables, Map<String, Figure> figures) {
        this.settings = settings;
        this.source = source;
        this.tables = tables;
        this.figures = figures;
    }

    String html(PreparedEvents events, ClassCounts counts, Optional<HiggsResult.Trained> network) throws IOException {
        HtmlPage page = new HtmlPage("Telling Higgs events from background: " + source);
        page.heading("Question")
                .text(
                        "Can a network tell events with a heavy Higgs boson (signal: gg → H⁰ → W∓H±, H± → W±h⁰, h⁰ → bb̄) from top quark "
                                + "pairs (background, the same particles in the end) by what a detector measures: one lepton, missing energy, four "
                                + "jets, and masses made of them?");
        network.ifPresent(trained -> page.text(answer(trained.test())));
        data(page, events, counts);
        features(page, events);
        if (network.isPresent()) {
            network(page, events, network.get());
            results(page, network.get());
        }
        page.heading("What this doesn't show").list(limits(network.isPresent()));
        page.heading("Files")
                .text(
                        "Beside this page: every table as CSV with all digits, every figure as PNG and SVG in figures/, the numbers in "
                                + "study.json, the statistics in viu_stats.csv"
                                + (network.isPresent()
                                        ? ", the network in viu_model.h5, its epochs in history.csv."
                                        : "."));
        return page.finished();
    }

    private static String answer(TestResult test) {
        ConfusionMatrix matrix = test.matrices().get(0);
        return "In short: on " + ShownNumbers.count(test.labels().length)
                + " events that it has never seen, its area under the ROC curve is "
                + ShownNumbers.withError(test.auc(), test.aucError())
                + " (0.5 is guessing, 1 perfect), and it is right in "
                + String.format(
                        Locale.ROOT,
                        "%.1f ± %.1f %%",
                        100 * matrix.accuracy(),
                        100 * TestResult.partError(matrix.accuracy(), matrix.eventCount()))
                + " of the events.";
    }

    private void data(HtmlPage page, PreparedEvents events, ClassCounts counts) throws IOException {
        page.heading("Data")
                .text(
                        "Events of " + source + (settings.sample < 1 ? ", a random part of " + settings.sample : "")
                                + ". Transverse momenta, the missing energy, masses and b-tags are in units of their mean over the sample they come "
                                + "from, η and φ in units of their standard deviation, as in the UCI HIGGS data; so the axes bear no GeV.")
                .table(
                        "Rows, step by step. A duplicate equals an earlier row in every value, the label included; an outlier has a value "
                                + "above its column's quantile 0.9999 of |x|, fitted to " + fittedTo() + ".",
                        tables.get("cleaning"))
                .text("Missing values: " + ShownNumbers.count(events.missing().total()) + ". Classes: "
                        + ShownNumbers.count(counts.signal()) + " signal, " + ShownNumbers.count(counts.background())
                        + " background; one-sample t of the two counts against 0: "
                        + ShownNumbers.number(counts.countsT())
                        + " (p = " + ShownNumbers.number(counts.countsP())
                        + ", with one degree of freedom, as published); of the labels against equal frequency: "
                        + ShownNumbers.number(counts.labelsT()) + " (p = " + ShownNumbers.number(counts.labelsP())
                        + ").")
                .table(
                        "Outliers. The count above 8 σ is for information; the quantile decides.",
                        tables.get("outliers"))
                .figure(
                        "Every feature, signal stacked on background, in 20 bins from the least to the greatest value; strokes are statistical "
                                + "errors of the sum.",
                        figures.get("features"))
                .figure(
                        "The same with features whose skewness is above 1 in size replaced by their root (with sign), marked √.",
                        figures.get("features_root"))
                .figure(
                        "Deciles by class. Where one curve lies above the other, that class has the larger values.",
                        figures.get("deciles"))
                .wideTable("Summary of the features, both classes together.", tables.get("summary"));
    }

    private void features(HtmlPage page, PreparedEvents events) {
        List<String> removed = events.rounds().stream().map(Round::removed).toList();
        page.heading("Features that went")
                .text("Backward elimination by the R² of a least-squares fit of the label, " + Settings.ROUNDS
                        + " rounds, by the "
                        + DataTables.words(settings.rule) + " rule on "
                        + (settings.method.eliminationSample() < 1 ? "a 5 % sample of " : "") + fittedTo()
                        + ": removed were "
                        + String.join(", ", removed)
                        + ". The published rule removes the feature without which the fit is worst, which is "
                        + "the one that the fit needs most; the sensible rule removes the one that is missed least. They differ by the sign "
                        + "of one comparison.")
                .table("Both rules on these events.", tables.get("elimination"))
                .table(
                        "How stable the choice is: features that went in 20 other samples of 5 %. Angles that say nothing to a linear fit are "
                                + "told apart by chance alone.",
                        tables.get("elimination_stability"));
    }

    private void network(HtmlPage page, PreparedEvents events, HiggsResult.Trained network) throws IOException {
        var history = network.training().history();
        page.heading("Network and training")
                .text("A dense network of " + String.format(Locale.ROOT, "%,d", parameters(network)) + " parameters on "
                        + events.features().size() + " features, scaled to mean 0 and standard deviation 1 by "
                        + fittedTo()
                        + ". Events are divided class by class, 70 % for training ("
                        + ShownNumbers.count(events.parts().get(PreparedEvents.TRAINING).length)
                        + "), 15 % for validation ("
                        + ShownNumbers.count(events.parts().get(PreparedEvents.VALIDATION).length)
                        + "), 15 % for the test ("
                        + ShownNumbers.count(events.parts().get(PreparedEvents.TEST).length)
                        + "). Adam with learning rate "
                        + Settings.LEARNING_RATE + ", binary cross-entropy, batches of " + Settings.BATCH_SIZE
                        + ", at most "
                        + settings.epochs + " epochs, early stopping where the validation loss has not fallen for "
                        + Settings.PATIENCE + "; kept are the parameters of the "
                        + (settings.method.keepsBest() ? "best" : "last") + " epoch. Seed " + settings.seed
                        + ". It ran "
                        + history.epochCount() + " epochs.")
                .figure("Loss and accuracy of training (pale) and validation events.", figures.get("learning"));
    }

    private void results(HtmlPage page, HiggsResult.Trained network) throws IOException {
        TestResult test = network.test();
        page.heading("Results on the test events")
                .table(
                        "Accuracy, precision and recall at threshold 0.5. Errors (one standard deviation) are those of the number of test "
                                + "events: binomial, of the AUC by Hanley and McNeil (1982).",
                        tables.get("test"))
                .figure("Signal efficiency against background efficiency.", figures.get("roc"));
        for (double threshold : Settings.THRESHOLDS) {
            page.figure("Decisions at threshold " + threshold + ".", figures.get("confusion_" + threshold));
        }
        page.figure("Scores of both classes, each of area 1, with statistical errors.", figures.get("scores"))
                .figure(
                        "Significance expected for " + ShownNumbers.number(settings.expectedSignal) + " signal and "
                                + ShownNumbers.number(settings.expectedBackground)
                                + " background events before the selection: AMS with a regularisation of 10, and s/√b; errors by the size of the "
                                + "test sample. The mark is the best threshold that keeps at least 100 test events.",
                        figures.get("significance"))
                .figure(
                        String.format(
                                Locale.ROOT,
                                "The part of signal in bins of the score; points on the diagonal make the score a probability. Mean distance %.4f, "
                                        + "Brier score %.4f.",
                                test.calibration().calibrationError(),
                                test.calibration().brier()),
                        figures.get("calibration"))
                .figure(
                        "What the AUC loses when one feature is dealt out anew among the events: mean and standard deviation of five times.",
                        figures.get("importance"));
        if (network.folds().isPresent()) {
            page.table(
                    "Ensemble in " + settings.folds
                            + " folds by event number (the row in the file): each network is trained without one "
                            + "fold of the training and validation events. The test is that of the single network above, AUC "
                            + ShownNumbers.withError(test.auc(), test.aucError()) + ".",
                    tables.get("folds"));
        }
    }

    private static long parameters(HiggsResult.Trained network) {
        return network.training().model().network().parameterCount();
    }

    private String fittedTo() {
        return settings.method.seesAllRows() ? "all rows, before they were divided" : "the training rows";
    }

    private List<String> limits(boolean network) {
        List<String> limits = new ArrayList<>(
                List.of(
                        "An R² of a linear fit says nothing about what a network can learn from a feature together with others."));
        if (settings.method.seesAllRows()) {
            limits.add(
                    "As published, limits, elimination and scaling have seen the test rows. The effect is small with many events, but it "
                            + "makes the test a little too good; the default settings of this study don't do so.");
        }
        if (network) {
            limits.add(
                    "Errors are those of the size of the test sample. Another seed gives another network, whose AUC differs by about as "
                            + "much as the folds' do among each other.");
            limits.add(
                    "The expected numbers of events are assumptions, not those of an experiment, and there is no systematic uncertainty; "
                            + "the best threshold was chosen on the same events that it is judged by.");
            limits.add(
                    "Permutation importance tells what this network uses: of features that say the same, each may seem dispensable.");
        }
        limits.add("Simulated events: what a detector does that the simulation doesn't know is not in here.");
        return limits;
    }
}
