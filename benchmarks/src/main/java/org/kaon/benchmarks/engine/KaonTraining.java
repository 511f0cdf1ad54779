package org.kaon.benchmarks.engine;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.kaon.benchmarks.network.Labelled;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.loss.BinaryCrossentropy;
import org.kaon.optimizer.Adam;
import org.kaon.training.Trainer;

/** Kaon's trainer: each epoch is a training of its own, with all checks before and the making of the model at the end. */
public final class KaonTraining implements TrainingEngine {
    @Override
    public String name() {
        return KaonEngines.STANDARD;
    }

    @Override
    public Epoch prepare(Labelled data, int batchSize, int threads) {
        Examples examples = examples(data);
        Trainer trainer = trainer(batchSize).threads(threads);
        return () -> loss(trainer, data, examples);
    }

    /** The mean loss of an epoch in the order of the data, for others to compare with. */
    public static double lossInOrder(Labelled data, int batchSize) throws IOException {
        return loss(trainer(batchSize).unshuffled(), data, examples(data));
    }

    private static double loss(Trainer trainer, Labelled data, Examples examples) throws IOException {
        return trainer.fit(data.subject().model().network(), examples).history().values("loss")[0];
    }

    private static Trainer trainer(int batchSize) {
        return Trainer.of(BinaryCrossentropy.of()).optimizer(Adam.of()).batchSize(batchSize);
    }

    private static Examples examples(Labelled data) {
        int width = data.subject().architecture().inputs();
        List<String> names = IntStream.range(0, width).mapToObj(i -> "x" + i).toList();
        return Examples.of(Dataset.of(names, data.events()), Dataset.of(List.of("label"), data.labels()));
    }
}
