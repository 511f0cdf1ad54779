package org.kaon.study.lepton;

import java.io.IOException;
import java.util.List;
import org.kaon.layer.Shape;
import org.kaon.loss.CategoricalCrossentropy;
import org.kaon.network.Initialisation;
import org.kaon.network.Sequential;
import org.kaon.optimizer.Adam;
import org.kaon.schedule.CosineDecay;
import org.kaon.training.Standardisation;
import org.kaon.training.Trainer;
import org.kaon.training.TrainingResult;

/**
 * The same networks as one would train them today: inputs standardised by the training events, weights by Glorot and Bengio (2010), Adam on small batches with a rate
 * that falls to 0 along half a cosine, in float32. Immutable.
 *
 * @param hidden units of the hidden layers
 * @param learningRate of Adam, at the beginning
 * @param batchSize events per step
 * @param epochs passes over the training events
 * @param seed of weights and of the order of events
 */
public record ModernRecipe(List<Integer> hidden, double learningRate, int batchSize, int epochs, long seed) {
    /**
     * Checks the settings.
     *
     * @param hidden units of the hidden layers
     * @param learningRate of Adam, at the beginning
     * @param batchSize at least 1
     * @param epochs at least 1
     * @param seed any
     */
    public ModernRecipe {
        hidden = List.copyOf(hidden);
        Requirements.atLeast(1, "epochs", epochs);
        Requirements.atLeast(1, "events per batch", batchSize);
    }

    /**
     * 5 and 5 units, rate 0.02, batches of 128, 20 epochs, seed 0.
     *
     * @return the recipe
     */
    public static ModernRecipe standard() {
        return new ModernRecipe(List.of(5, 5), 2e-2, 128, 20, 0);
    }

    /**
     * With other hidden layers.
     *
     * @param units one number per layer
     * @return a new recipe
     */
    public ModernRecipe hidden(Integer... units) {
        return new ModernRecipe(List.of(units), learningRate, batchSize, epochs, seed);
    }

    /**
     * With another number of epochs.
     *
     * @param count at least 1
     * @return a new recipe
     */
    public ModernRecipe epochs(int count) {
        return new ModernRecipe(hidden, learningRate, batchSize, count, seed);
    }

    /**
     * With another seed.
     *
     * @param value any
     * @return a new recipe
     */
    public ModernRecipe seed(long value) {
        return new ModernRecipe(hidden, learningRate, batchSize, epochs, value);
    }

    /**
     * Trains.
     *
     * @param examples both halves, unscaled: the model that comes out takes them so
     * @return model and history; the test events' accuracy of each epoch is {@code val_accuracy}
     * @throws org.kaon.TrainingException where the loss is no number any more
     * @throws IOException never, in fact: nothing is written
     */
    public TrainingResult fit(LeptonExamples examples) throws IOException {
        return fit(trainer(examples).validation(examples.test()).metrics(FinalAccuracy.ACCURACY), examples);
    }

    /**
     * Trains and looks at the test events once, at the end.
     *
     * @param examples both halves, unscaled
     * @return the part of the test events that the network is right about
     * @throws org.kaon.TrainingException where the loss is no number any more
     * @throws IOException never, in fact: nothing is written
     */
    public double accuracy(LeptonExamples examples) throws IOException {
        FinalAccuracy accuracy = new FinalAccuracy(examples.test());
        fit(trainer(examples).callbacks(accuracy), examples);
        return accuracy.value();
    }

    private TrainingResult fit(Trainer trainer, LeptonExamples examples) throws IOException {
        Sequential layers =
                Sequential.of(Shape.of(examples.training().features().columnCount()));
        for (int units : hidden) {
            layers = layers.dense(units, "tanh");
        }
        return trainer.fit(Initialisation.of(layers.dense(2, "softmax").graph(), seed), examples.training());
    }

    private Trainer trainer(LeptonExamples examples) {
        return Trainer.of(CategoricalCrossentropy.of())
                .optimizer(Adam.of()
                        .learningRate(CosineDecay.of(
                                learningRate, stepCount(examples.training().size()))))
                .epochs(epochs)
                .batchSize(batchSize)
                .seed(seed)
                .standardise(Standardisation.STANDARD);
    }

    /** How many steps it makes. */
    int stepCount(int events) {
        return epochs * ((events + batchSize - 1) / batchSize);
    }
}
