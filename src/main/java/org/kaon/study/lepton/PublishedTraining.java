package org.kaon.study.lepton;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.training.TrainingResult;

/**
 * A training by the published recipe. Loss and training accuracy of an epoch are those before its step, the test accuracy is that after it, as published. Every event counts; the
 * published accuracy never decided about the last one, and so lies one event lower.
 *
 * @param result model and history
 * @param parameters of each layer after each epoch
 */
public record PublishedTraining(TrainingResult result, List<List<Parameters>> parameters) {
    /**
     * Copies the list.
     *
     * @param result model and history
     * @param parameters after each epoch
     */
    public PublishedTraining {
        parameters = List.copyOf(parameters);
    }

    /**
     * How many steps were made.
     *
     * @return a count
     */
    public int epochCount() {
        return result.history().epochCount();
    }

    /**
     * Accuracy on the training events.
     *
     * @return for each epoch, before its step
     */
    public double[] trainingAccuracy() {
        return result.history().values(FinalAccuracy.ACCURACY);
    }

    /**
     * The loss that the published study shows, {@code Σ (ŷ − y)²} over both outputs, mean over the training events.
     *
     * @return for each epoch, before its step
     */
    public double[] squaredError() {
        return Arrays.stream(result.history().values(PublishedRecipe.SQUARED_ERROR))
                .map(mean -> 2 * mean)
                .toArray();
    }

    /**
     * The epochs after which the test events were looked at.
     *
     * @return every 50th, from 0
     */
    public int[] testEpochs() {
        return IntStream.range(0, epochCount())
                .filter(epoch -> epoch % PublishedRecipe.TEST_EVERY == 0)
                .toArray();
    }

    /**
     * Accuracy on the test events.
     *
     * @return one per {@link #testEpochs}
     */
    public double[] testAccuracy() {
        double[] all = result.history().values(PublishedRecipe.TEST + "_" + FinalAccuracy.ACCURACY);
        return Arrays.stream(testEpochs()).mapToDouble(epoch -> all[epoch]).toArray();
    }

    /**
     * The last accuracy on the test events.
     *
     * @return after the last epoch whose number is a multiple of 50
     */
    public double finalTestAccuracy() {
        double[] all = testAccuracy();
        return all[all.length - 1];
    }

    /**
     * One parameter of a layer in the course of the training.
     *
     * @param layer from 0
     * @param name {@code kernel} or {@code bias}
     * @return for each epoch, its values after the step, row-major
     */
    public double[][] course(int layer, String name) {
        List<Parameter> places = parameters.stream()
                .map(epoch -> dense(epoch).get(layer).get(name))
                .toList();
        return places.stream().map(Parameter::values).toArray(double[][]::new);
    }

    /** Members without parameters, such as the input, have none to show. */
    private static List<Parameters> dense(List<Parameters> members) {
        return members.stream().filter(one -> !one.all().isEmpty()).toList();
    }
}
