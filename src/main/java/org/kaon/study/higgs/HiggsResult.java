package org.kaon.study.higgs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kaon.evaluation.PermutationImportance;
import org.kaon.training.TrainingResult;

/**
 * What came out of the study.
 *
 * @param events cleaned and divided
 * @param network what was trained; empty for a study of the data alone
 * @param files what was written, the report first
 */
public record HiggsResult(PreparedEvents events, Optional<Trained> network, List<Path> files) {
    /**
     * Copies the list.
     *
     * @param events cleaned and divided
     * @param network what was trained
     * @param files what was written
     */
    public HiggsResult {
        files = List.copyOf(files);
    }

    /**
     * The network and what it can do.
     *
     * @param training model and history
     * @param test what it does on the test events
     * @param importance of each feature, on the test events or 20,000 of them
     * @param folds the ensemble; empty where none was asked for
     */
    public record Trained(
            TrainingResult training,
            TestResult test,
            List<PermutationImportance> importance,
            Optional<FoldResult> folds) {
        /**
         * Copies the list.
         *
         * @param training model and history
         * @param test what it does on the test events
         * @param importance of each feature
         * @param folds the ensemble
         */
        public Trained {
            importance = List.copyOf(importance);
        }
    }
}
