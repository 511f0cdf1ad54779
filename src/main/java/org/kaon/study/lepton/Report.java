package org.kaon.study.lepton;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kaon.plot.Figure;
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

    String html(Leptons leptons, MassCut cut, List<Ceiling> ceilings, Optional<LeptonResult.Networks> networks)
            throws IOException {
        HtmlPage page = new HtmlPage("Telling muons from electrons: " + source);
        page.heading("Question")
                .text(
                        "Leptons of simulated top quark pairs, each with transverse momentum, pseudorapidity, azimuth and energy. A muon (0.1057 GeV) and "
                                + "an electron (0.0005 GeV) of the same momentum differ in their energy by very little: m² = E² − p². Can a network learn to "
                                + "tell them apart, what must it be shown for that, and how large must it be?");
        networks.ifPresent(trained -> page.text(answer(cut, ceilings, trained)));
        data(page, leptons, cut);
        ceilings(page);
        if (networks.isPresent()) {
            published(page, networks.get());
            grid(page, networks.get());
            modern(page, networks.get(), ceilings);
        }
        page.heading("What this doesn't show").list(limits(networks.isPresent()));
        page.heading("Files")
                .text(
                        "Beside this page: every table as CSV with all digits, every figure as PNG and SVG in figures/, the numbers in study.json"
                                + (networks.isPresent()
                                        ? ", networks in published_model.h5 (it takes the decimals divided by their training mean) and modern_model.h5 (it takes "
                                                + "the decimals as they are)."
                                        : "."));
        return page.finished();
    }

    private static String answer(MassCut cut, List<Ceiling> ceilings, LeptonResult.Networks networks) {
        LeptonResult.Tried modern = networks.modernDecimals();
        return String.format(
                Locale.ROOT,
                "In short: a cut on the mass is right for %s of the leptons. The published network, shown the decimals of E² and p², is right for %s of the "
                        + "test events; the same network trained by a modern recipe for %s (mean of %d seeds). Bins of the decimals' difference give up to %s. Shown "
                        + "(pT, η, φ, E), the published recipe gives %s: guessing.",
                percent(cut.matrix().accuracy()),
                percent(networks.published().finalTestAccuracy()),
                percent(modern.mean()),
                modern.accuracies().length,
                percent(ceilings.stream().mapToDouble(Ceiling::accuracy).max().orElseThrow()),
                percent(networks.kinematics().finalTestAccuracy()));
    }

    private void data(HtmlPage page, Leptons leptons, MassCut cut) throws IOException {
        page.heading("Data and masses")
                .table(
                        "Events of " + source + ". Of an event's leptons the one with the largest pT is kept.",
                        tables.get("selection"))
                .text(ShownNumbers.count(leptons.muonCount()) + " of the leptons kept are muons, "
                        + ShownNumbers.count(leptons.size() - leptons.muonCount()) + " electrons.")
                .figure(
                        "The four numbers of each lepton, by class; pT and E up to the value below which 99 % lie. Nothing in them alone tells the classes "
                                + "apart.",
                        figures.get("features"))
                .text(
                        "With px = pT cos φ, py = pT sin φ, pz = pT sinh η the mass is m² = E² − p², p² = px² + py² + pz². E² and p² agree in most of their digits, so m² "
                                + "is what rounding leaves: where it is negative, there is no mass, and the lepton counts as an electron.")
                .figure("Masses, as far as m² isn't negative, in bins of 2.5 MeV.", figures.get("masses"))
                .table(
                        "The baseline: a muon where the mass is above " + cut.thresholdGeV() + " GeV. Accuracy "
                                + String.format(
                                        Locale.ROOT, "%.4f", cut.matrix().accuracy()) + ".",
                        tables.get("mass_cut"))
                .figure("The same as a confusion matrix.", figures.get("mass_cut"));
    }

    private void ceilings(HtmlPage page) throws IOException {
        page.heading("What the file's rounding allows")
                .text(
                        "The decimals are 10·frac(E²) and 10·frac(p²), frac(x) = x − floor(x). Their difference is 10 m² up to a multiple of 10: 0.112 for a muon, 0.0000026 for an "
                                + "electron, and around that the rounding of E, pT and η in the file. So it is arithmetic noise that is classified.")
                .figure("The difference of the decimals, by class.", figures.get("decimals"))
                .table(
                        "Majority in bins of that difference, of equally many training events each, tried on the test events: an estimate of what the decimals allow, "
                                + "whatever the network. Where finer bins come ever closer to 1, the way in which the file's numbers were rounded tells the "
                                + "classes apart by itself; where they don't, rounding has made the classes overlap.",
                        tables.get("ceilings"));
    }

    private void published(HtmlPage page, LeptonResult.Networks networks) throws IOException {
        PublishedRecipe recipe = settings.recipe;
        page.heading("The published recipe")
                .text(
                        "Half of the events for training, half for the test (scikit-learn's split with random_state 42); the decimals divided by their mean over the training half; "
                                + units(recipe.hidden())
                                + " hidden units with tanh and a softmax over (muon, electron); weights 2·N(0,1) − 1 and, in the last layer, 2·U(0,1) − 1 from numpy's "
                                + "legacy stream with seed " + recipe.seed() + "; "
                                + ShownNumbers.count(recipe.epochs())
                                + " steps of gradient descent on all training events at once, rate "
                                + recipe.learningRate()
                                + ", all in double. Training accuracy and loss are those before an epoch's step, test accuracies, at every 50th epoch, those after it.")
                .figure("Accuracy and loss, Σ (ŷ − y)².", figures.get("learning"))
                .figure("All weights and biases in the course of the training.", figures.get("parameters"))
                .figure(
                        "Both output nodes of the trained network. A softmax adds up to 1, so they lie on a line.",
                        figures.get("outputs"))
                .figure("The difference of the two, by class.", figures.get("difference"))
                .heading("Fewer training events")
                .text(
                        "What is called 100 and 10 points is 99 and 9 in the published code, and here. They take 100 epochs more, as published.")
                .figure(
                        "The same network with fewer training events: what it learns by heart is of no use elsewhere.",
                        figures.get("overtraining"))
                .table("At the end.", tables.get("overtraining"))
                .heading("What a network is shown")
                .figure(
                        "The decimals, and (pT, η, φ, E) with two layers of 7 units, each column divided by its own Euclidean norm, trained on "
                                + ShownNumbers.count(networks.kinematics()
                                        .result()
                                        .model()
                                        .training()
                                        .orElseThrow()
                                        .trainingRows())
                                + " events.",
                        figures.get("representations"))
                .table(
                        "Every representation by the modern recipe below, 5-5 units. Squares without their decimals are as useless as the momenta: a network can't subtract "
                                + "numbers that agree in five digits. Shown the mass, it has nothing left to learn.",
                        tables.get("representations"));
    }

    private void grid(HtmlPage page, LeptonResult.Networks networks) throws IOException {
        ArchitectureGrid grid = networks.grid();
        page.heading("Which architecture: the published grid")
                .text(
                        "Networks of i and j hidden units by the published recipe with rate "
                                + settings.gridRecipe.learningRate()
                                + " and " + settings.gridRecipe.epochs() + " epochs, on "
                                + ShownNumbers.count(grid.events())
                                + " training events, every cell from the same seed. Rate, epochs and the common seed are in the published code, not in its text.")
                .table("Test accuracy by i (rows) and j (columns), seed 0.", tables.get("grid"))
                .figure("The same as a heat map.", figures.get("grid_heatmap"))
                .figure("The same as a surface.", figures.get("grid_surface"));
        if (grid.seeds() > 1) {
            page.figure(
                    "Mean and standard deviation of seeds 0 to " + (grid.seeds() - 1)
                            + ": where the standard deviation is large, seed 0 was luck, good or bad.",
                    figures.get("grid_seeds"));
        } else {
            page.text(
                    "With one seed a cell this pattern is that of one random stream; several seeds (grid seeds) tell what of it is architecture.");
        }
    }

    private void modern(HtmlPage page, LeptonResult.Networks networks, List<Ceiling> ceilings) throws IOException {
        ModernRecipe recipe = settings.modern;
        LeptonResult.Tried decimals = networks.modernDecimals();
        page.heading("The same networks by a modern recipe")
                .text("Inputs standardised by the training half, weights by Glorot and Bengio, Adam with batches of "
                        + recipe.batchSize() + " and a rate that falls from "
                        + recipe.learningRate() + " to 0 along half a cosine, " + recipe.epochs() + " epochs: "
                        + (recipe.epochs()
                                * ((networks.modernGrid().events() + recipe.batchSize() - 1) / recipe.batchSize()))
                        + " small steps in the place of " + ShownNumbers.count(settings.recipe.epochs())
                        + " large ones. 5-5 reaches "
                        + String.format(Locale.ROOT, "%.4f", decimals.mean())
                        + (decimals.accuracies().length > 1
                                ? String.format(
                                        Locale.ROOT,
                                        " ± %.4f (mean and standard deviation of %d seeds)",
                                        decimals.std(),
                                        decimals.accuracies().length)
                                : "")
                        + "; bins of the decimals' difference give "
                        + String.format(Locale.ROOT, "%.4f", ceilings.get(0).accuracy()) + " with "
                        + ceilings.get(0).bins() + " bins.")
                .figure("Accuracy of training and test events per epoch.", figures.get("modern_learning"))
                .table("Test accuracy by i (rows) and j (columns), mean of the seeds.", tables.get("modern_grid_mean"))
                .figure(
                        "The grid, " + (networks.modernGrid().seeds() > 1 ? "mean and standard deviation" : "seed 0")
                                + ".",
                        figures.get(networks.modernGrid().seeds() > 1 ? "modern_grid_seeds" : "modern_grid_heatmap"))
                .figure("The same as a surface, seed 0.", figures.get("modern_grid_surface"));
    }

    private List<String> limits(boolean networks) {
        List<String> limits = new ArrayList<>(
                List.of(
                        "Anything about detectors: energies and momenta here are exact but for the rounding of a file. A measured energy is uncertain by percents, and no network "
                                + "tells a muon's mass from it.",
                        "That decimals are a good idea. They serve because E² − p² is small; a network that is shown the mass has nothing to do."));
        if (networks) {
            limits.add(
                    "Errors of accuracies by the number of test events are about 0.0006 at 0.98 and 0.0025 at 0.5 for 40,000 of them; what seeds differ by is more.");
            limits.add(
                    "The best cell of a grid was chosen on the same test events that it is judged by; so were the rate and the epochs of the modern recipe, "
                            + "among six settings, on the simulated sample of the library.");
            if (settings.gridEvents < LeptonStudy.ALL_EVENTS) {
                limits.add("The published grid and (pT, η, φ, E) were trained on at most "
                        + ShownNumbers.count(settings.gridEvents)
                        + " events here; the published numbers come of all of them.");
            }
        }
        return limits;
    }

    private static String units(List<Integer> hidden) {
        return String.join(" and ", hidden.stream().map(String::valueOf).toList());
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * part);
    }
}
