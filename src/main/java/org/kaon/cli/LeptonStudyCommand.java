package org.kaon.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.InputException;
import org.kaon.data.Source;
import org.kaon.data.root.RootFile;
import org.kaon.study.lepton.LeptonBranches;
import org.kaon.study.lepton.LeptonResult;
import org.kaon.study.lepton.LeptonStudy;
import org.kaon.study.lepton.Leptons;
import org.kaon.study.lepton.ModernRecipe;
import org.kaon.study.lepton.PublishedRecipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the lepton study anew. */
@Command(
        description = {
            "Makes the lepton study anew: reads leptons from a ROOT file, computes masses, trains networks by the published recipe and by a modern one, tries "
                    + "representations and architectures, and writes tables (CSV, JSON), figures (PNG, SVG), models and a report into a folder.",
            "The published grid trains from the published seed alone, everything modern from five; --full has five in each cell of both grids.",
        },
        footer = {
            "",
            "Examples:",
            "  kaon lepton study --data leptons_ttbar.root --output study",
            "  kaon lepton study --data leptons_ttbar.root --full --output full",
            "Exit codes: 0 done, 1 a loss was no number any more, 2 arguments or files are wrong."
        })
final class LeptonStudyCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Option(
            names = {"-d", "--data"},
            required = true,
            paramLabel = "FILE",
            description = "ROOT file, or FILE:TREE where it holds several trees.")
    private String data;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "A folder for all results, made where there is none.")
    private Path output;

    @Option(
            names = "--branches",
            paramLabel = "PT,ETA,PHI,E,ISMUON",
            description =
                    "Branches with the leptons of each event. Default: eve.lepton_pt_, eve.lepton_eta_, eve.lepton_phi_, eve.lepton_e_, eve.lepton_isMuon_.")
    private Optional<String> branches = Optional.empty();

    @Option(names = "--full", description = "Five seeds per cell of both grids.")
    private boolean full;

    @Option(names = "--data-only", description = "Without networks: masses and features.")
    private boolean dataOnly;

    @Option(names = "--epochs", paramLabel = "N", description = "Of the published recipe. Default: 2101.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--grid",
            paramLabel = "FROM:TO",
            description = "Units of each hidden layer in the grids, both ends included. Default: 1:6.")
    private Optional<String> grid = Optional.empty();

    @Option(names = "--grid-rate", paramLabel = "R", description = "Of the published grid. Default: 0.02.")
    private Optional<Double> gridRate = Optional.empty();

    @Option(names = "--grid-epochs", paramLabel = "N", description = "Of the published grid. Default: 901.")
    private Optional<Integer> gridEpochs = Optional.empty();

    @Option(
            names = "--grid-seeds",
            paramLabel = "N",
            description =
                    "Seeds per cell of the published grid, from 0 on, which is the published one. Default: 1, full 5.")
    private Optional<Integer> gridSeeds = Optional.empty();

    @Option(
            names = "--grid-events",
            paramLabel = "N",
            description = "Training events of the published grid, and of (pT, η, φ, E), at most. Default: all.")
    private Optional<Integer> gridEvents = Optional.empty();

    @Option(names = "--modern-epochs", paramLabel = "N", description = "Of the modern recipe. Default: 20.")
    private Optional<Integer> modernEpochs = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "The results don't depend on it. Default: as many as there are processors.")
    private Optional<Integer> threads = Optional.empty();

    private final Terminal terminal;

    LeptonStudyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        LeptonStudy study = study();
        Source source = Source.parse(data);
        Leptons leptons = read(source);
        Files.createDirectories(output);
        PrintStream out = terminal.out();
        Leptons.Selection selection = leptons.selection();
        out.printf(
                Locale.ROOT,
                "%,d events, %,d with a lepton, of which %,d are kept: %,d muons, %,d electrons%n",
                selection.events(),
                selection.events() - selection.byLeptonCount()[0],
                leptons.size(),
                leptons.muonCount(),
                leptons.size() - leptons.muonCount());
        print(study.run(leptons, String.valueOf(source.file().getFileName()), output));
        return ExitCode.DONE;
    }

    private LeptonStudy study() {
        LeptonStudy study = full ? LeptonStudy.full() : LeptonStudy.standard();
        PublishedRecipe recipe = PublishedRecipe.standard();
        PublishedRecipe gridRecipe = PublishedRecipe.grid();
        ModernRecipe modern = ModernRecipe.standard();
        study = study.recipe(recipe.epochs(epochs.orElse(recipe.epochs())))
                .gridRecipe(gridRecipe
                        .learningRate(gridRate.orElse(gridRecipe.learningRate()))
                        .epochs(gridEpochs.orElse(gridRecipe.epochs())))
                .modern(modern.epochs(modernEpochs.orElse(modern.epochs())))
                .threads(threads.orElse(Runtime.getRuntime().availableProcessors()))
                .progress(line -> {
                    terminal.out().println(line);
                    terminal.out().flush();
                });
        study = gridSeeds.isPresent() ? study.gridSeeds(gridSeeds.get()) : study;
        study = gridEvents.isPresent() ? study.gridEvents(gridEvents.get()) : study;
        study = grid.isPresent() ? withGrid(study, grid.get()) : study;
        return dataOnly ? study.dataOnly() : study;
    }

    private static LeptonStudy withGrid(LeptonStudy study, String range) {
        String[] ends = range.split(":", -1);
        try {
            if (ends.length == 2) {
                return study.grid(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
            }
        } catch (NumberFormatException e) {
            throw new InputException("--grid " + range + ", expected FROM:TO, such as 1:6", e);
        }
        throw new InputException("--grid " + range + ", expected FROM:TO, such as 1:6");
    }

    private Leptons read(Source source) throws IOException {
        LeptonBranches names =
                branches.isPresent() ? LeptonBranches.of(ColumnNames.list(branches.get())) : LeptonBranches.standard();
        try (RootFile file = RootFile.open(source.file())) {
            return Leptons.read(
                    source.part().isPresent() ? file.tree(source.part().get()) : file.tree(), names);
        }
    }

    private void print(LeptonResult result) {
        PrintStream out = terminal.out();
        out.println();
        out.printf(
                Locale.ROOT,
                "Mass above %.2f GeV: accuracy %.4f%n",
                result.massCut().thresholdGeV(),
                result.massCut().matrix().accuracy());
        result.networks().ifPresent(networks -> {
            out.printf(
                    Locale.ROOT,
                    "Published recipe, decimals: test accuracy %.4f; (pT, η, φ, E): %.4f%n",
                    networks.published().finalTestAccuracy(),
                    networks.kinematics().finalTestAccuracy());
            out.printf(
                    Locale.ROOT,
                    "Modern recipe, decimals, 5-5, %d seeds: %.4f%n",
                    networks.modernDecimals().accuracies().length,
                    networks.modernDecimals().mean());
        });
        out.println(
                "Written " + result.files().get(0) + " and " + (result.files().size() - 1) + " files beside it");
    }
}
