package org.kaon.engine;

import java.util.List;

/**
 * Everything that the next step depends on, in double whatever the engine computes in, so that nothing is lost.
 *
 * @param step how many updates were made
 * @param learningRate the rate that was set; NaN where the optimizer's schedule holds
 * @param parameters values of every parameter, in the order of layers
 * @param slots for each trained parameter, what the optimizer remembers
 * @param scalars what the optimizer remembers for all together
 */
public record EngineState(
        long step, double learningRate, List<double[]> parameters, List<double[]> slots, double[] scalars) {
    /**
     * Copies the lists.
     *
     * @param step how many updates were made
     * @param learningRate the rate that was set
     * @param parameters values of every parameter
     * @param slots what the optimizer remembers
     * @param scalars what it remembers for all together
     */
    public EngineState {
        parameters = List.copyOf(parameters);
        slots = List.copyOf(slots);
    }
}
