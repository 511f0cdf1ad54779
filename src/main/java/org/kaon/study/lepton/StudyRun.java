package org.kaon.study.lepton;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.plot.ConfusionFigure;
import org.kaon.plot.Figure;
import org.kaon.study.OutputFolder;
import org.kaon.study.Table;

/** One study: does the steps in order and writes what each gives. */
final class StudyRun {
    private static final List<Integer> CEILING_BINS = List.of(100, 300, 1000, 4000);

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

    LeptonResult run(Leptons leptons) throws IOException {
        settings.progress.accept("masses and what the decimals allow");
        Halves halves = Halves.of(leptons.size(), Halves.SEED);
        MassCut cut = MassCut.of(leptons, MassCut.THRESHOLD_GEV);
        List<Ceiling> ceilings = CEILING_BINS.stream()
                .map(bins -> Ceiling.of(leptons, halves, bins))
                .toList();
        tables.put("selection", StudyTables.selection(leptons.selection()));
        tables.put("mass_cut", StudyTables.massCut(cut));
        tables.put("ceilings", StudyTables.ceilings(ceilings));
        figures.put("features", DataFigures.features(leptons));
        figures.put("masses", DataFigures.masses(leptons));
        figures.put("mass_cut", confusion(cut));
        figures.put("decimals", DataFigures.decimals(leptons));
        Optional<LeptonResult.Networks> networks = Optional.empty();
        if (settings.training) {
            networks = Optional.of(new NetworkSteps(settings, leptons, halves).run());
            networks(networks.get());
        }
        settings.progress.accept("report");
        return write(leptons, cut, ceilings, networks);
    }

    private void networks(LeptonResult.Networks networks) throws IOException {
        tables.putAll(StudyTables.of(networks));
        figures.putAll(NetworkFigures.of(networks));
        networks.published().result().history().write(output.file("published_history.csv"));
        networks.published().result().model().save(output.file("published_model.h5"));
        networks.modern().history().write(output.file("modern_history.csv"));
        networks.modern().model().save(output.file("modern_model.h5"));
    }

    private LeptonResult write(
            Leptons leptons, MassCut cut, List<Ceiling> ceilings, Optional<LeptonResult.Networks> networks)
            throws IOException {
        output.all(tables, figures);
        output.text("study.json", StudyJson.of(settings, source, leptons, cut, ceilings, networks));
        String page = new Report(settings, source, tables, figures).html(leptons, cut, ceilings, networks);
        return new LeptonResult(leptons, cut, ceilings, networks, output.report(page));
    }

    private static Figure confusion(MassCut cut) {
        return ConfusionFigure.of(cut.matrix(), cut.thresholdGeV())
                .title("Muon where the mass is above " + cut.thresholdGeV() + " GeV")
                .names(List.of("electron", "muon"))
                .figure();
    }
}
