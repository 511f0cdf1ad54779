package org.kaon.engine;

/** Where an engine takes events from; read by several threads at a time. */
public interface Events {
    /**
     * Copies an event.
     *
     * @param event its number
     * @param inputs receives the values of all inputs, one behind the other, each in C order
     * @param targets receives the target values of all outputs, one behind the other
     */
    void read(int event, double[] inputs, double[] targets);

    /**
     * How much an event counts.
     *
     * @param event its number
     * @return 1 for most; may be negative
     */
    double weight(int event);
}
