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
     * Copies several events, value by value: the same numbers as {@link #read(int, double[], double[])} gives.
     *
     * @param order numbers of events
     * @param from the first place in the order that counts
     * @param count how many count
     * @param inputs for each value of an event's inputs, receives that of every event
     * @param targets for each target value of an event, receives that of every event
     */
    default void read(int[] order, int from, int count, double[][] inputs, double[][] targets) {
        double[] input = new double[inputs.length];
        double[] target = new double[targets.length];
        for (int event = 0; event < count; event++) {
            read(order[from + event], input, target);
            for (int i = 0; i < input.length; i++) {
                inputs[i][event] = input[i];
            }
            for (int i = 0; i < target.length; i++) {
                targets[i][event] = target[i];
            }
        }
    }

    /**
     * How much an event counts.
     *
     * @param event its number
     * @return 1 for most; may be negative
     */
    double weight(int event);
}
