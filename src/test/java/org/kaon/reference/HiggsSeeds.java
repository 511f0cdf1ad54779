package org.kaon.reference;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kaon.data.ColumnSets;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;
import org.kaon.data.Source;
import org.kaon.inference.Predictor;
import org.kaon.loss.BinaryCrossentropy;
import org.kaon.metric.Auc;
import org.kaon.network.Graph;
import org.kaon.network.Initialisation;
import org.kaon.network.Network;
import org.kaon.optimizer.Adam;
import org.kaon.study.higgs.HiggsNetworks;
import org.kaon.training.EarlyStopping;
import org.kaon.training.Grid;
import org.kaon.training.Standardisation;
import org.kaon.training.Trainer;
import org.kaon.training.TrainingResult;

/**
 * Ten trainings beside the five of Keras on the simulated Higgs sample, with the settings of its README: not part of the build, since the largest network
 * takes minutes per seed. {@code mvn test -Dtest=HiggsSeeds -Dkaon.networks=small28,small25,study25 -Dkaon.seeds=10}
 */
class HiggsSeeds {
    private static final Path FOLDER = Path.of("../shared/testdata/higgs");

    @Test
    void areAsGoodAsKeras() throws IOException {
        int seeds = Integer.getInteger("kaon.seeds", 10);
        int threads = Integer.getInteger("kaon.threads", 2);
        for (String name :
                System.getProperty("kaon.networks", "small28,small25,study25").split(",", -1)) {
            int features = name.endsWith("28") ? 28 : 25;
            Examples training = examples("HIGGS_like_train.csv.gz", features);
            Examples test = examples("HIGGS_like_test.csv.gz", features);
            double[] aucs = Grid.of()
                    .seeds(IntStream.range(0, seeds).asLongStream().toArray())
                    .threads(threads)
                    .run(cell -> auc(name, cell.seed(), training, test))
                    .get(0)
                    .results();
            report(name, aucs, keras(name));
        }
    }

    private static double auc(String name, long seed, Examples training, Examples test) {
        long begin = System.nanoTime();
        Network network = Initialisation.of(graph(name, training.features().columnCount()), seed);
        Trainer trainer = Trainer.of(BinaryCrossentropy.of())
                .optimizer(Adam.of())
                .epochs(25)
                .batchSize(128)
                .seed(seed)
                .standardise(Standardisation.STANDARD)
                .validationSplit(0.15)
                .callbacks(EarlyStopping.of().patience(3));
        try {
            TrainingResult result = trainer.fit(network, training);
            double auc = Auc.of(test.targets().column("signal"), scores(Predictor.of(result.model()), test.features()));
            System.out.printf(
                    Locale.ROOT,
                    "%s seed %d: %d epochs, AUC %.4f, %.0f s%n",
                    name,
                    seed,
                    result.history().epochCount(),
                    auc,
                    (System.nanoTime() - begin) / 1e9);
            return auc;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The networks of the study itself, so that what is compared here is what the study trains. */
    private static Graph graph(String name, int features) {
        return name.startsWith("small") ? HiggsNetworks.small(features) : HiggsNetworks.published(features);
    }

    private static Examples examples(String file, int features) throws IOException {
        Dataset table = Readers.read(
                Source.parse(FOLDER.resolve(file).toString()),
                ReadOptions.of().columns(ColumnSets.of("higgs")).threads(2));
        return Examples.of(table).label("signal").features(table.columns().subList(1, features + 1));
    }

    private static float[] scores(Predictor predictor, Dataset features) {
        float[] scores = new float[features.rowCount()];
        float[] event = new float[features.columnCount()];
        var session = predictor.session();
        for (int row = 0; row < scores.length; row++) {
            features.copyRow(row, event, 0);
            session.predict(event, 0, scores, row);
        }
        return scores;
    }

    private static double[] keras(String name) throws IOException {
        JsonObject all = JsonParser.parseString(Files.readString(FOLDER.resolve("keras_reference.json")))
                .getAsJsonObject();
        JsonArray runs = all.getAsJsonObject(name).getAsJsonArray("runs");
        return IntStream.range(0, runs.size())
                .mapToDouble(i -> runs.get(i).getAsJsonObject().get("auc").getAsDouble())
                .toArray();
    }

    private static void report(String name, double[] ours, double[] keras) {
        double error = Math.hypot(standardError(ours), standardError(keras));
        double difference = mean(ours) - mean(keras);
        System.out.printf(
                Locale.ROOT,
                "%s: Kaon %.5f of %d seeds, Keras %.5f of %d seeds, difference %.5f = %.2f combined standard errors%n",
                name,
                mean(ours),
                ours.length,
                mean(keras),
                keras.length,
                difference,
                difference / error);
        if (Math.abs(difference) > 3 * error) {
            throw new AssertionError(
                    name + ": " + difference + " is more than three combined standard errors " + error);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
