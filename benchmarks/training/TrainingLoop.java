import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kaon.data.Examples;
import org.kaon.engine.Precision;
import org.kaon.layer.Shape;
import org.kaon.loss.CategoricalCrossentropy;
import org.kaon.network.Initialisation;
import org.kaon.network.Network;
import org.kaon.network.Sequential;
import org.kaon.optimizer.Sgd;
import org.kaon.training.Epoch;
import org.kaon.training.Listener;
import org.kaon.training.Trainer;

/**
 * Trains when asked: for each line "HIDDEN1 HIDDEN2 PRECISION THREADS EPOCHS EVENTS" on standard input, one with the nanoseconds of every epoch. The network is
 * 2-HIDDEN1-HIDDEN2-2, tanh, tanh and softmax, all events one batch.
 */
final class TrainingLoop {
    private TrainingLoop() {}

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            Network network = Initialisation.of(
                    Sequential.of(Shape.of(2))
                            .dense(Integer.parseInt(words[0]), "tanh")
                            .dense(Integer.parseInt(words[1]), "tanh")
                            .dense(2, "softmax")
                            .graph(),
                    7);
            List<Long> times = new ArrayList<>();
            long[] last = {System.nanoTime()};
            Trainer.of(CategoricalCrossentropy.of())
                    .optimizer(Sgd.of().learningRate(0.01))
                    .epochs(Integer.parseInt(words[4]))
                    .batchSize(Integer.parseInt(words[5]))
                    .unshuffled()
                    .threads(Integer.parseInt(words[3]))
                    .precision(Precision.valueOf(words[2]))
                    .callbacks(() -> new Listener() {
                        @Override
                        public void epochEnd(Epoch epoch) {
                            long now = System.nanoTime();
                            times.add(now - last[0]);
                            last[0] = now;
                        }
                    })
                    .fit(network, events(Integer.parseInt(words[5])));
            // The first has the preparation in it.
            List<Long> epochs = times.subList(1, times.size());
            System.out.println(String.join(" ", epochs.stream().map(String::valueOf).toList()));
        }
    }

    /** Two features from 0 to 2, and a class at random. */
    private static Examples events(int count) {
        Random random = new Random(1);
        float[][] features = new float[count][2];
        float[][] targets = new float[count][2];
        for (int event = 0; event < count; event++) {
            features[event][0] = 2 * random.nextFloat();
            features[event][1] = 2 * random.nextFloat();
            targets[event][random.nextBoolean() ? 0 : 1] = 1;
        }
        return Examples.of(features, targets);
    }
}
