package org.kaon.study.lepton;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.kaon.InputException;
import org.kaon.engine.Precision;
import org.kaon.initializer.Initializers;
import org.kaon.layer.Shape;
import org.kaon.loss.CategoricalCrossentropy;
import org.kaon.network.Initialisation;
import org.kaon.network.Network;
import org.kaon.network.Sequential;
import org.kaon.optimizer.Sgd;
import org.kaon.random.NumpyLegacy;
import org.kaon.random.Streams;
import org.kaon.training.Callback;
import org.kaon.training.ParameterRecorder;
import org.kaon.training.PeriodicEvaluation;
import org.kaon.training.Trainer;

/**
 * The published study's way to train, number by number: two hidden layers with tanh and a softmax over (muon, electron); weights drawn from numpy's legacy stream,
 * hidden layers {@code 2·N(0,1) − 1}, the last {@code 2·U(0,1) − 1}, biases 0; gradient descent on all training events at once, with the gradient {@code ŷ − y} of the cross-entropy; in
 * double. Immutable.
 *
 * @param hidden units of the hidden layers
 * @param learningRate of each step
 * @param epochs steps
 * @param seed of numpy's stream, 0 to 2³² − 1
 * @param threads for one training; the result doesn't depend on it
 */
public record PublishedRecipe(List<Integer> hidden, double learningRate, int epochs, long seed, int threads) {
    /** So many epochs lie between two looks at the test events, as published. */
    public static final int TEST_EVERY = 50;

    static final String TEST = "test";
    static final String SQUARED_ERROR = "mse";

    /**
     * Checks the settings.
     *
     * @param hidden units of the hidden layers
     * @param learningRate above 0
     * @param epochs at least 1
     * @param seed of numpy's stream
     * @param threads at least 1
     */
    public PublishedRecipe {
        hidden = List.copyOf(hidden);
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new InputException("learning rate " + learningRate + ", expected more than 0");
        }
        Requirements.atLeast(1, "epochs", epochs);
        Requirements.atLeast(1, "threads", threads);
    }

    /**
     * As published: 5 and 5 units, rate 0.01, 2,101 epochs, seed 0; one thread.
     *
     * @return the recipe
     */
    public static PublishedRecipe standard() {
        return new PublishedRecipe(List.of(5, 5), 0.01, 2101, 0, 1);
    }

    /**
     * As published for the grid: rate 0.02, 901 epochs (which its code says, not its text), seed 0 for every cell.
     *
     * @return the recipe
     */
    public static PublishedRecipe grid() {
        return standard().learningRate(0.02).epochs(901);
    }

    /**
     * With other hidden layers.
     *
     * @param units one number per layer
     * @return a new recipe
     */
    public PublishedRecipe hidden(Integer... units) {
        return new PublishedRecipe(List.of(units), learningRate, epochs, seed, threads);
    }

    /**
     * With another learning rate.
     *
     * @param rate above 0
     * @return a new recipe
     */
    public PublishedRecipe learningRate(double rate) {
        return new PublishedRecipe(hidden, rate, epochs, seed, threads);
    }

    /**
     * With another number of epochs.
     *
     * @param count at least 1
     * @return a new recipe
     */
    public PublishedRecipe epochs(int count) {
        return new PublishedRecipe(hidden, learningRate, count, seed, threads);
    }

    /**
     * With another seed.
     *
     * @param value 0 to 2³² − 1
     * @return a new recipe
     */
    public PublishedRecipe seed(long value) {
        return new PublishedRecipe(hidden, learningRate, epochs, value, threads);
    }

    /**
     * With several threads for one training.
     *
     * @param count at least 1
     * @return a new recipe
     */
    public PublishedRecipe threads(int count) {
        return new PublishedRecipe(hidden, learningRate, epochs, seed, count);
    }

    /**
     * The network before the first step.
     *
     * @param inputs how many numbers it is shown
     * @return with the parameters that numpy would have drawn
     * @throws org.kaon.KaonException where a layer has no units
     */
    public Network network(int inputs) {
        Sequential layers = Sequential.of(Shape.of(inputs));
        for (int units : hidden) {
            layers = layers.dense(units, "tanh").with("kernel_initializer", drawn("RandomNormal", "mean", "stddev", 2));
        }
        layers = layers.dense(2, "softmax").with("kernel_initializer", drawn("RandomUniform", "minval", "maxval", 1));
        return Initialisation.of(layers.graph(), Streams.shared(new NumpyLegacy(seed)), Initializers.standard());
    }

    /** Both distributions have their first number at −1. */
    private static Map<String, Object> drawn(String name, String first, String second, double value) {
        return Map.of("class_name", name, "config", Map.of(first, -1.0, second, value));
    }

    /**
     * Trains and keeps what there is to see: loss and accuracy of each epoch, accuracy on the test events after every 50th, all parameters.
     *
     * @param examples both halves
     * @param callbacks called at the end of each epoch
     * @return the training
     * @throws org.kaon.TrainingException where the loss is no number any more
     * @throws IOException never, in fact: nothing is written
     */
    public PublishedTraining fit(LeptonExamples examples, Callback... callbacks) throws IOException {
        ParameterRecorder recorder = new ParameterRecorder();
        Trainer trainer = trainer(examples)
                .threads(threads)
                .metrics(FinalAccuracy.ACCURACY, SQUARED_ERROR)
                .callbacks(recorder, new PeriodicEvaluation(TEST, examples.test(), FinalAccuracy.METRICS, TEST_EVERY))
                .callbacks(callbacks);
        return new PublishedTraining(trainer.fit(network(inputs(examples)), examples.training()), recorder.epochs());
    }

    /**
     * Trains and looks at the test events once, at the end.
     *
     * @param examples both halves
     * @return the part of the test events that the network is right about
     * @throws org.kaon.TrainingException where the loss is no number any more
     * @throws IOException never, in fact: nothing is written
     */
    public double accuracy(LeptonExamples examples) throws IOException {
        FinalAccuracy accuracy = new FinalAccuracy(examples.test());
        trainer(examples).threads(threads).callbacks(accuracy).fit(network(inputs(examples)), examples.training());
        return accuracy.value();
    }

    private Trainer trainer(LeptonExamples examples) {
        return Trainer.of(CategoricalCrossentropy.of())
                .optimizer(Sgd.of().learningRate(learningRate))
                .precision(Precision.FLOAT64)
                .epochs(epochs)
                .batchSize(examples.training().size())
                .unshuffled();
    }

    private static int inputs(LeptonExamples examples) {
        return examples.training().features().columnCount();
    }
}
