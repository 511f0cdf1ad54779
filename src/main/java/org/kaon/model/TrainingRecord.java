package org.kaon.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trainer knows of how a model came to be; kept in the saved file.
 *
 * @param dataHash of the training data, such as the SHA-256 of the file
 * @param trainingRows events trained on
 * @param validationRows events held out for validation
 * @param testRows events held out for testing
 * @param seed of everything random
 * @param epochs that were run
 * @param loss Keras's name of the loss
 * @param optimizer its name and settings
 * @param metrics final values by name
 * @param versions of what took part, by name: {@code kaon}, {@code java}
 * @param kernel name of the arithmetic kernel; bits may differ on another
 * @param date as the caller gives it
 */
public record TrainingRecord(
        String dataHash,
        long trainingRows,
        long validationRows,
        long testRows,
        long seed,
        int epochs,
        String loss,
        String optimizer,
        Map<String, Double> metrics,
        Map<String, String> versions,
        String kernel,
        String date) {
    /**
     * Copies the maps.
     *
     * @param dataHash of the training data
     * @param trainingRows events trained on
     * @param validationRows events held out for validation
     * @param testRows events held out for testing
     * @param seed of everything random
     * @param epochs that were run
     * @param loss Keras's name
     * @param optimizer its name and settings
     * @param metrics final values by name
     * @param versions of what took part
     * @param kernel name of the arithmetic kernel
     * @param date as the caller gives it
     */
    public TrainingRecord {
        metrics = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        versions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }

    /**
     * This record with other metrics.
     *
     * @param values final values by name
     * @return a new record
     */
    public TrainingRecord withMetrics(Map<String, Double> values) {
        return new TrainingRecord(
                dataHash,
                trainingRows,
                validationRows,
                testRows,
                seed,
                epochs,
                loss,
                optimizer,
                values,
                versions,
                kernel,
                date);
    }

    /**
     * This record with another number of test events.
     *
     * @param rows events held out for testing
     * @return a new record
     */
    public TrainingRecord withTestRows(long rows) {
        return new TrainingRecord(
                dataHash,
                trainingRows,
                validationRows,
                rows,
                seed,
                epochs,
                loss,
                optimizer,
                metrics,
                versions,
                kernel,
                date);
    }
}
