package org.kaon.engine;

/**
 * What a batch gave.
 *
 * @param loss mean over the batch, penalties included
 * @param predictions values of all outputs of each event, in the order of the batch; in training those before the step; none where they weren't asked for
 */
public record BatchResult(double loss, double[] predictions) {}
