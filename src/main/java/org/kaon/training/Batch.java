package org.kaon.training;

import java.util.Map;

/**
 * A batch that was trained on.
 *
 * @param epoch from 0
 * @param epochs how many there are at most
 * @param batch from 0
 * @param batches how many an epoch has
 * @param values running means over the epoch so far, {@code loss} and those metrics that can be read at any time
 */
public record Batch(int epoch, int epochs, int batch, int batches, Map<String, Double> values) {}
