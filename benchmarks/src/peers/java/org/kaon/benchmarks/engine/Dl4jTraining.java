package org.kaon.benchmarks.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kaon.benchmarks.network.Labelled;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's {@code fit}, batch by batch in the order of the data: it shuffles only when told to. */
public final class Dl4jTraining implements TrainingEngine {
    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public Epoch prepare(Labelled data, int batchSize, int threads) {
        MultiLayerNetwork network = Dl4jNetworks.of(data.subject(), threads);
        List<DataSet> batches = new ArrayList<>();
        int width = data.subject().architecture().inputs();
        for (int first = 0; first < data.count(); first += batchSize) {
            int end = Math.min(first + batchSize, data.count());
            batches.add(new DataSet(
                    Nd4j.create(
                            Arrays.copyOfRange(data.events(), first * width, end * width),
                            new long[] {end - first, width},
                            'c'),
                    Nd4j.create(Arrays.copyOfRange(data.labels(), first, end), new long[] {end - first, 1}, 'c')));
        }
        return () -> {
            double sum = 0;
            for (DataSet batch : batches) {
                network.fit(batch);
                sum += network.score();
            }
            return sum / batches.size();
        };
    }
}
