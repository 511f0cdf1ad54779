package consumer;

import java.io.IOException;
import java.nio.file.Path;
import org.kaon.inference.Predictor;
import org.kaon.model.Model;

/** Loads a model and evaluates an event of zeros. */
public final class Classify {
    private Classify() {}

    /**
     * Runs.
     *
     * @param args the model file
     * @throws IOException where it can't be read
     */
    public static void main(String[] args) throws IOException {
        Predictor predictor = Predictor.of(Model.load(Path.of(args[0])));
        System.out.println("score " + predictor.predict(new float[predictor.inputWidth()])[0]);
    }
}
