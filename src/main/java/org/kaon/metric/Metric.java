package org.kaon.metric;

/**
 * A figure of merit over events: an immutable description, of which {@link #start} makes an accumulator for one pass over the events.
 *
 * <p>Values are weighted by the events' weights. Whoever wants Keras's unweighted {@code metrics} beside a weighted loss hands in ones;
 * Keras's {@code weighted_metrics} get the weights.
 */
public interface Metric {
    /**
     * The name in tables, histories and messages.
     *
     * @return as Keras writes it
     */
    String name();

    /**
     * The direction of better.
     *
     * @return whether a greater value is the better one
     */
    default boolean higherIsBetter() {
        return true;
    }

    /**
     * Whether the value is worth asking for after every batch: it costs little and means something before all events are in. Metrics that sort
     * scores say no.
     *
     * @return whether a progress line may show it
     */
    default boolean running() {
        return true;
    }

    /**
     * Begins a pass.
     *
     * @return an accumulator without events, for one thread
     */
    Accumulator start();

    /** What was seen so far in one pass over the events. */
    interface Accumulator {
        /**
         * Takes in a batch. The arrays may be longer than the batch; they are read, not kept.
         *
         * @param rows events in the batch
         * @param predictions rows × outputWidth
         * @param outputWidth values per event that the network gives
         * @param targets rows × targetWidth
         * @param targetWidth true values per event
         * @param weights one per event, ones if there are none; negative ones count negatively
         * @throws org.kaon.InputException where the widths or values don't suit the metric; events are numbered from 0 over the pass
         */
        void add(int rows, double[] predictions, int outputWidth, double[] targets, int targetWidth, double[] weights);

        /**
         * The figure over all events added so far; adding may go on afterwards.
         *
         * @return the value; each metric says what it is without events
         * @throws org.kaon.InputException where the events can't give one, such as an AUC of one class
         */
        double value();
    }
}
