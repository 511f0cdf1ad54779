package org.kaon.engine;

import java.util.List;
import java.util.Optional;
import org.kaon.layer.Parameters;

/**
 * The numbers of a network under training: parameters, gradients, what the optimizer remembers. The one kind of object here that changes;
 * used by one thread, which shares the work with a {@link Team}.
 */
public interface Engine {
    /**
     * One step: forward, backward, update.
     *
     * @param events where they come from
     * @param order numbers of events
     * @param from first place in the order
     * @param to behind the last place
     * @return loss and predictions before the step
     */
    default BatchResult train(Events events, int[] order, int from, int to) {
        return train(events, order, from, to, true);
    }

    /**
     * One step: forward, backward, update.
     *
     * @param events where they come from
     * @param order numbers of events
     * @param from first place in the order
     * @param to behind the last place
     * @param predicting whether predictions are wanted: without, an activation that the loss doesn't need isn't computed
     * @return loss and predictions before the step
     */
    BatchResult train(Events events, int[] order, int from, int to, boolean predicting);

    /**
     * Forward and backward in training mode without an update; statistics move as in {@link #train}.
     *
     * @param events where they come from
     * @param order numbers of events
     * @param from first place in the order
     * @param to behind the last place
     * @return loss and predictions
     */
    BatchResult gradients(Events events, int[] order, int from, int to);

    /**
     * The gradient that the last {@link #gradients} or {@link #train} left, regularisation included.
     *
     * @return for each layer's parameters, the derivative of the loss; zeros where it isn't trained
     */
    List<Parameters> gradients();

    /**
     * Forward at inference.
     *
     * @param events where they come from
     * @param order numbers of events
     * @param from first place in the order
     * @param to behind the last place
     * @return loss and predictions
     */
    BatchResult evaluate(Events events, int[] order, int from, int to);

    /**
     * The parameters as they stand.
     *
     * @return of each of the graph's members
     */
    List<Parameters> parameters();

    /**
     * Sets all parameters; what the optimizer remembers stays.
     *
     * @param parameters of each of the graph's members
     */
    void parameters(List<Parameters> parameters);

    /**
     * Everything that the next step depends on.
     *
     * @return a copy
     */
    EngineState state();

    /**
     * Goes on from a state.
     *
     * @param state of an engine for the same network and optimizer
     */
    void restore(EngineState state);

    /**
     * The learning rate of the next step.
     *
     * @return by the optimizer's schedule, unless it was set
     */
    double learningRate();

    /**
     * Sets the learning rate in the place of the optimizer's schedule.
     *
     * @param learningRate of all steps from now on
     */
    void learningRate(double learningRate);

    /**
     * Ends training: where the optimizer keeps moving averages, the parameters become these. To be called once, after the last step.
     */
    void finish();

    /**
     * The first layer whose values were NaN or infinite when the last batch ran.
     *
     * @return its name; empty where all were finite
     */
    Optional<String> firstNonFinite();

    /**
     * Which loops compute the products: on another machine, JDK or kernel the last bits may differ.
     *
     * @return a name
     */
    String kernel();
}
