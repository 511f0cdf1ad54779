package org.kaon.study.higgs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.data.Dataset;
import org.kaon.model.Model;
import org.kaon.model.ModelSaver;
import org.kaon.plot.Figure;
import org.kaon.preprocess.ColumnSummary;
import org.kaon.study.OutputFolder;
import org.kaon.study.Table;

/** One study: does the steps in order and writes what each gives. */
final class StudyRun {
    private final Settings settings;
    private final String source;
    private final OutputFolder output;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    StudyRun(Settings settings, String source, OutputFolder output) {
        this.settings = settings;
        this.source = source;
        this.output = output;
    }

    HiggsResult run(Dataset table) throws IOException {
        PreparedEvents events = PreparedEvents.of(table, settings);
        ClassCounts counts = ClassCounts.of(events.regular().column(HiggsStudy.LABEL));
        data(events);
        Optional<HiggsResult.Trained> network = Optional.empty();
        if (settings.training) {
            network = Optional.of(new NetworkSteps(events, settings).run());
            network(network.get());
        }
        settings.progress.accept("report");
        output.all(tables, figures);
        output.text("study.json", new StudyJson(settings, source).of(events, counts, network));
        String page = new Report(settings, source, tables, figures).html(events, counts, network);
        return new HiggsResult(events, network, output.report(page));
    }

    private void data(PreparedEvents events) throws IOException {
        tables.put("cleaning", DataTables.cleaning(events));
        tables.put("outliers", DataTables.outliers(events));
        settings.progress.accept("elimination by both rules, and how stable it is");
        tables.put("elimination", DataTables.elimination(events, settings));
        tables.put("elimination_stability", DataTables.stability(events, settings));
        events.statistics().write(output.file("viu_stats.csv"));
        settings.progress.accept("summaries");
        List<ColumnSummary> all = ColumnSummary.of(events.regular().without(List.of(HiggsStudy.LABEL)));
        List<ColumnSummary> background = ColumnSummary.of(DataTables.ofClass(events.regular(), 0));
        List<ColumnSummary> signal = ColumnSummary.of(DataTables.ofClass(events.regular(), 1));
        tables.put("summary", DataTables.summaries(all));
        tables.put("summary_signal", DataTables.summaries(signal));
        tables.put("summary_background", DataTables.summaries(background));
        settings.progress.accept("histograms");
        figures.put("features", FeatureFigures.raw(events.regular(), all));
        figures.put("features_root", FeatureFigures.rootScaled(events.regular(), all));
        figures.put("deciles", FeatureFigures.deciles(background, signal));
    }

    private void network(HiggsResult.Trained network) throws IOException {
        Model model = network.training().model();
        // As published, the network in the file takes scaled values, and the statistics stand beside it.
        ModelSaver saver = settings.method.seesAllRows() ? model.saver().standardisedInputs() : model.saver();
        saver.save(output.file("viu_model.h5"));
        network.training().history().write(output.file("history.csv"));
        tables.put("test", network.test().measures());
        tables.put("decisions", network.test().decisions());
        tables.put("significance", network.test().significances());
        tables.put("calibration", network.test().calibrations());
        Table importance = Table.of("feature", "mean drop of the AUC", "standard deviation of the repeats");
        network.importance().forEach(one -> importance.row(one.feature(), one.mean(), one.std()));
        tables.put("importance", importance);
        network.folds().ifPresent(folds -> tables.put("folds", folds.table()));
        figures.putAll(NetworkFigures.of(network, settings.method.keepsBest()));
    }
}
