package org.kaon.metric;

/** A figure of one event, of which a metric takes the mean. */
@FunctionalInterface
interface EventMeasure {
    /**
     * Looks at the event whose values begin at two places.
     *
     * @param predictions of the batch
     * @param output where the event's outputs begin
     * @param outputWidth how many there are
     * @param targets of the batch
     * @param target where the event's targets begin
     * @param targetWidth how many there are
     * @return the event's figure
     * @throws org.kaon.InputException without the event's number, where the values don't suit
     */
    double of(double[] predictions, int output, int outputWidth, double[] targets, int target, int targetWidth);
}
