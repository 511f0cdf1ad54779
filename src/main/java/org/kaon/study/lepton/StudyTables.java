package org.kaon.study.lepton;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.metric.ConfusionMatrix;
import org.kaon.study.Table;
import org.kaon.training.Grid;

/** The study's numbers as tables. */
final class StudyTables {
    private static final int COURSE_STEP = 10;
    private static final List<String> KINDS = List.of("kernel", "bias");

    private StudyTables() {}

    static Table selection(Leptons.Selection selection) {
        Table table = Table.of("events", "count").row("in the file", selection.events());
        for (int count = 0; count < selection.byLeptonCount().length; count++) {
            table.row(
                    "with " + count + (count == 1 ? " lepton" : " leptons"),
                    selection.byLeptonCount()[count]);
        }
        return table.row("skipped: leptons, but none with a pT", selection.withoutPt())
                .row("skipped: a momentum or energy isn't finite", selection.notFinite())
                .row("kept, with their leading lepton", selection.kept());
    }

    static Table massCut(MassCut cut) {
        ConfusionMatrix matrix = cut.matrix();
        return Table.of("", "taken for a muon", "taken for an electron", "of these with m² < 0")
                .row("muons", matrix.truePositives(), matrix.falseNegatives(), cut.negativeMuons())
                .row("electrons", matrix.falsePositives(), matrix.trueNegatives(), cut.negativeElectrons());
    }

    static Table ceilings(List<Ceiling> ceilings) {
        Table table = Table.of("bins", "test accuracy");
        ceilings.forEach(ceiling -> table.row(ceiling.bins(), ceiling.accuracy()));
        return table;
    }

    /** By the names of their files. */
    static Map<String, Table> of(LeptonResult.Networks networks) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("learning", learning(networks.published()));
        networks.few().forEach(few -> tables.put("learning_" + few.events(), learning(few.training())));
        tables.put("learning_kinematics", learning(networks.kinematics()));
        tables.put("parameters", parameters(networks.published()));
        tables.put("overtraining", overtraining(networks));
        tables.put("representations", representations(networks.representations()));
        grid(tables, "grid", networks.grid());
        grid(tables, "modern_grid", networks.modernGrid());
        return tables;
    }

    private static void grid(Map<String, Table> tables, String name, ArchitectureGrid grid) {
        tables.put(name, grid.table(ArchitectureGrid::first));
        tables.put(name + "_mean", grid.table(Grid.Point::mean));
        tables.put(name + "_all", grid.list());
    }

    private static Table learning(PublishedTraining training) {
        Table table = Table.of("epoch", "squared error", "training accuracy", "test accuracy");
        int[] epochs = training.testEpochs();
        for (int i = 0; i < epochs.length; i++) {
            table.row(
                    epochs[i],
                    training.squaredError()[epochs[i]],
                    training.trainingAccuracy()[epochs[i]],
                    training.testAccuracy()[i]);
        }
        return table;
    }

    private static Table parameters(PublishedTraining training) {
        List<String> header = new ArrayList<>(List.of("epoch"));
        List<double[][]> courses = new ArrayList<>();
        for (int layer = 0; layer < 3; layer++) {
            for (String kind : KINDS) {
                double[][] course = training.course(layer, kind);
                courses.add(course);
                for (int i = 0; i < course[0].length; i++) {
                    header.add(kind + (layer + 1) + "[" + i + "]");
                }
            }
        }
        Table table = Table.of(header);
        for (int epoch = 0; epoch < training.epochCount(); epoch += COURSE_STEP) {
            List<Object> cells = new ArrayList<>(List.of(epoch));
            for (double[][] course : courses) {
                for (double value : course[epoch]) {
                    cells.add(value);
                }
            }
            table.row(cells);
        }
        return table;
    }

    private static Table overtraining(LeptonResult.Networks networks) {
        Table table = Table.of("training events", "epochs", "training accuracy", "test accuracy");
        row(
                table,
                networks.published().result().model().training().orElseThrow().trainingRows(),
                networks.published());
        networks.few().forEach(few -> row(table, few.events(), few.training()));
        return table;
    }

    private static void row(Table table, long events, PublishedTraining training) {
        double[] accuracy = training.trainingAccuracy();
        table.row(events, training.epochCount(), accuracy[accuracy.length - 1], training.finalTestAccuracy());
    }

    private static Table representations(List<LeptonResult.Tried> representations) {
        Table table = Table.of("what the network is shown", "mean test accuracy", "standard deviation", "seeds");
        representations.forEach(tried ->
                table.row(tried.representation().title(), tried.mean(), tried.std(), tried.accuracies().length));
        return table;
    }
}
