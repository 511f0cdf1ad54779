package org.kaon.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Examples;
import org.kaon.engine.EngineState;
import org.kaon.layer.Parameters;
import org.kaon.metric.Metric;
import org.kaon.model.Model;

/** The end of an epoch: what it gave, and what a listener can do. Valid during the call. */
public final class Epoch {
    private final int number;
    private final Map<String, Double> values;
    private final Run run;

    Epoch(int number, Map<String, Double> values, Run run) {
        this.number = number;
        this.values = new LinkedHashMap<>(values);
        this.run = run;
    }

    /**
     * Which epoch.
     *
     * @return from 0
     */
    public int number() {
        return number;
    }

    /**
     * Losses and metrics by name; those of the validation set begin with {@code val_}.
     *
     * @return a copy, in the order of the history's columns
     */
    public Map<String, Double> values() {
        return new LinkedHashMap<>(values);
    }

    /**
     * One of the values.
     *
     * @param name its name
     * @return the value
     * @throws InputException where there is none of that name; the message lists those that are there
     */
    public double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new InputException("Epoch " + (number + 1) + " has no value '" + name + "'; there are "
                    + String.join(", ", values.keySet()));
        }
        return value;
    }

    /**
     * Adds a value to the history.
     *
     * @param name a column
     * @param value of this epoch
     */
    public void add(String name, double value) {
        values.put(name, value);
    }

    /**
     * Whether a smaller value is the better one.
     *
     * @param name of a loss or metric
     * @return true for losses; what the metric says otherwise
     */
    public boolean lowerIsBetter(String name) {
        return run.lowerIsBetter(name);
    }

    /**
     * The parameters as they stand.
     *
     * @return of each layer
     */
    public List<Parameters> parameters() {
        return run.engine().parameters();
    }

    /**
     * Sets the parameters.
     *
     * @param parameters of each layer
     */
    public void parameters(List<Parameters> parameters) {
        run.engine().parameters(parameters);
    }

    /** The values of all parameters, to be put back later. */
    List<double[]> snapshot() {
        return run.engine().state().parameters();
    }

    void restore(List<double[]> snapshot) {
        EngineState state = run.engine().state();
        run.engine()
                .restore(new EngineState(state.step(), state.learningRate(), snapshot, state.slots(), state.scalars()));
    }

    /**
     * The network as it stands, with the features' scaling.
     *
     * @return a model that can be saved
     */
    public Model model() {
        return run.model(number + 1);
    }

    /**
     * The learning rate of the next step.
     *
     * @return by the optimizer's schedule, unless it was set
     */
    public double learningRate() {
        return run.engine().learningRate();
    }

    /**
     * Sets the learning rate in the place of the optimizer's schedule.
     *
     * @param learningRate from the next step on
     */
    public void learningRate(double learningRate) {
        run.engine().learningRate(learningRate);
    }

    /**
     * Ends the training after this epoch.
     *
     * @param reason what the result says
     */
    public void stop(String reason) {
        run.stop(reason);
    }

    /**
     * Why the training will end after this epoch.
     *
     * @return empty while it goes on
     */
    public Optional<String> stopReason() {
        return run.stopReason();
    }

    /** The history up to and including this epoch. */
    History historySoFar() {
        return run.historyWith(values);
    }

    /**
     * Evaluates other events at inference.
     *
     * @param examples with the same features and targets
     * @param metrics beside the loss
     * @return {@code loss} and metrics by name
     */
    public Map<String, Double> evaluate(Examples examples, List<Metric> metrics) {
        return run.evaluate(examples, metrics);
    }
}
