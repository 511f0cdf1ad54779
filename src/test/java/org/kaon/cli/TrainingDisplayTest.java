package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaon.training.Batch;
import org.kaon.training.Listener;

class TrainingDisplayTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long seconds;

    @Test
    void showsALineThatLivesWhereSomeoneWatches() {
        Listener listener = display(true).start();

        seconds = 41;
        listener.batchEnd(batch(411, 850));

        // 412 of 850 batches of the third of three epochs, 20 ms each; 100 events in each batch.
        assertThat(shown()).startsWith("\r").contains("epoch 3/3  batch 412/850  loss 0.5823  accuracy 0.6900");
        assertThat(shown().strip()).hasSizeLessThan(85);
    }

    @Test
    void tellsTheTimeLeftAndTheEventsPerSecond() {
        Listener listener = display(true).start();

        seconds = 10;
        listener.batchEnd(new Batch(0, 3, 0, 2, Map.of("loss", 0.5)));

        // A batch of 10 s, five more to come; 42,500 events in a batch.
        assertThat(shown()).endsWith("epoch 1/3  batch 1/2  loss 0.5000  ETA 0:50  4,250 events/s");
    }

    @Test
    void showsNoBatchesWhereNobodyWatches() {
        Listener listener = display(false).start();

        seconds = 41;
        listener.batchEnd(batch(411, 850));

        assertThat(shown()).isEmpty();
    }

    private TrainingDisplay display(boolean watched) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), stream, stream, watched);
        return new TrainingDisplay(terminal, 3, 85_000, () -> seconds * 1_000_000_000L);
    }

    private static Batch batch(int batch, int batches) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.58231);
        values.put("accuracy", 0.69);
        return new Batch(2, 3, batch, batches, values);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
