package org.kaon.study.lepton;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.study.ResultJson;
import org.kaon.training.Grid;

/** The study's numbers for programs. */
final class StudyJson {
    private StudyJson() {}

    static String of(
            Settings settings,
            String source,
            Leptons leptons,
            MassCut cut,
            List<Ceiling> ceilings,
            Optional<LeptonResult.Networks> networks) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("source", source);
        all.put("settings", settings(settings));
        all.put("events", leptons.selection());
        all.put("muons", leptons.muonCount());
        Map<String, Object> mass = new LinkedHashMap<>();
        mass.put("threshold_gev", cut.thresholdGeV());
        mass.put("accuracy", cut.matrix().accuracy());
        mass.put("matrix", cut.matrix());
        mass.put("negative_muons", cut.negativeMuons());
        mass.put("negative_electrons", cut.negativeElectrons());
        all.put("mass_cut", mass);
        all.put("ceilings", ceilings);
        networks.ifPresent(trained -> all.put("networks", networks(trained)));
        return ResultJson.of(all);
    }

    private static Map<String, Object> settings(Settings settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("recipe", settings.recipe);
        all.put("grid_recipe", settings.gridRecipe);
        all.put("modern_recipe", settings.modern);
        all.put("grid_units", List.of(settings.gridFrom, settings.gridTo));
        all.put("grid_seeds", settings.gridSeeds);
        all.put("grid_events", settings.gridEvents);
        all.put("modern_seeds", settings.modernSeeds);
        return all;
    }

    private static Map<String, Object> networks(LeptonResult.Networks networks) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("published", training(networks.published()));
        networks.few().forEach(few -> all.put("published_" + few.events(), training(few.training())));
        all.put("kinematics", training(networks.kinematics()));
        all.put("grid", grid(networks.grid()));
        all.put("modern_grid", grid(networks.modernGrid()));
        Map<String, Object> tried = new LinkedHashMap<>();
        networks.representations().forEach(one -> tried.put(one.representation().key(), one.accuracies()));
        all.put("representations", tried);
        return all;
    }

    private static Map<String, Object> training(PublishedTraining training) {
        Map<String, Object> all = new LinkedHashMap<>();
        double[] error = training.squaredError();
        all.put("epochs", training.epochCount());
        all.put("squared_error", error[error.length - 1]);
        all.put("test_epochs", training.testEpochs());
        all.put("test_accuracy", training.testAccuracy());
        return all;
    }

    private static Map<String, Object> grid(ArchitectureGrid grid) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("units", grid.units());
        all.put("events", grid.events());
        all.put("accuracies", grid.points().stream().map(Grid.Point::results).toList());
        return all;
    }
}
