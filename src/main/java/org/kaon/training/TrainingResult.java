package org.kaon.training;

import java.util.List;
import java.util.Optional;
import org.kaon.model.Model;

/**
 * What came out of a training.
 *
 * @param model the trained network with its features' scaling and the record of the training
 * @param history what each epoch gave
 * @param stopReason why it ended before the last epoch; empty where it didn't
 * @param warnings what the user should know, such as that a resumed training may differ in its last bits
 */
public record TrainingResult(Model model, History history, Optional<String> stopReason, List<String> warnings) {
    /**
     * Copies the list.
     *
     * @param model the trained network
     * @param history what each epoch gave
     * @param stopReason why it ended early
     * @param warnings what the user should know
     */
    public TrainingResult {
        warnings = List.copyOf(warnings);
    }
}
