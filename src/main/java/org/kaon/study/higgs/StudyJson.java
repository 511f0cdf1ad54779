package org.kaon.study.higgs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.preprocess.BackwardElimination.Round;
import org.kaon.study.ResultJson;

/** The study's numbers for programs. */
final class StudyJson {
    private final Settings settings;
    private final String source;

    StudyJson(Settings settings, String source) {
        this.settings = settings;
        this.source = source;
    }

    String of(PreparedEvents events, ClassCounts counts, Optional<HiggsResult.Trained> network) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("source", source);
        all.put("settings", settings());
        all.put("rows", events.counts());
        all.put("missing_values", events.missing().total());
        Map<String, Object> classes = new LinkedHashMap<>();
        classes.put("background", counts.background());
        classes.put("signal", counts.signal());
        classes.put("t_of_counts", ResultJson.finite(counts.countsT()));
        classes.put("p_of_counts", counts.countsP());
        classes.put("t_of_labels", counts.labelsT());
        classes.put("p_of_labels", counts.labelsP());
        all.put("classes", classes);
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (String part : List.of(PreparedEvents.TRAINING, PreparedEvents.VALIDATION, PreparedEvents.TEST)) {
            parts.put(part, events.parts().get(part).length);
        }
        all.put("parts", parts);
        all.put("removed", events.rounds().stream().map(Round::removed).toList());
        all.put("features", events.features());
        network.ifPresent(trained -> all.put("network", network(trained)));
        return ResultJson.of(all);
    }

    private Map<String, Object> settings() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("fitted_to", settings.method.seesAllRows() ? "all rows" : "training rows");
        all.put("rule", settings.rule.name());
        all.put("elimination_sample", settings.method.eliminationSample());
        all.put("epochs", settings.epochs);
        all.put("folds", settings.folds);
        all.put("sample", settings.sample);
        all.put("expected_signal", settings.expectedSignal);
        all.put("expected_background", settings.expectedBackground);
        all.put("seed", settings.seed);
        return all;
    }

    private static Map<String, Object> network(HiggsResult.Trained network) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("epochs", network.training().history().epochCount());
        all.put("stop_reason", network.training().stopReason().orElse(""));
        TestResult test = network.test();
        for (List<Object> row : test.measures().rows()) {
            all.put(
                    (String) row.get(0),
                    Map.of("value", ResultJson.finite((Double) row.get(1)), "error", ResultJson.finite((Double)
                            row.get(2))));
        }
        Map<String, Object> best = new LinkedHashMap<>();
        best.put("threshold", test.significance().thresholds()[test.best()]);
        best.put("ams", test.significance().ams()[test.best()]);
        best.put("error", test.significance().amsErrors()[test.best()]);
        all.put("best_significance", best);
        network.folds().ifPresent(folds -> {
            Map<String, Object> aucs = new LinkedHashMap<>();
            aucs.put("folds", folds.aucs());
            aucs.put("unseen", folds.unseenAuc());
            aucs.put("test", folds.testAuc());
            all.put("folds_auc", aucs);
        });
        return all;
    }
}
