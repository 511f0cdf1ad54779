package org.kaon.benchmarks.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kaon.benchmarks.engine.Engines;
import org.kaon.benchmarks.engine.KaonEngines;
import org.kaon.benchmarks.engine.KaonTraining;
import org.kaon.benchmarks.network.Architecture;
import org.kaon.benchmarks.network.Labelled;
import org.kaon.benchmarks.network.Subject;

/**
 * A temporary folder with each network as a file of every kind, events, and what the reference forward pass and an epoch of training give for them:
 * arrays of little-endian float32.
 */
public final class ModelFolder implements AutoCloseable {
    private static final int EVENTS = 1024;
    /** The batch of the epoch whose loss others compare with theirs. */
    private static final int LOSS_BATCH = 128;

    private final Path folder;

    private ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the networks' files. */
    public static ModelFolder write(List<Architecture> networks) throws IOException {
        ModelFolder models = new ModelFolder(Files.createTempDirectory("kaon-benchmarks"));
        for (Architecture architecture : networks) {
            Subject subject = Subject.of(architecture);
            for (String engine : List.of(KaonEngines.STANDARD, Peers.ONNX_RUNTIME)) {
                Engines.ofFiles(engine).save(subject, models.file(architecture, engine));
            }
            float[] events = subject.events(EVENTS);
            models.floats(architecture, "events", events);
            models.floats(architecture, "expected", subject.reference(events));
            if (architecture.outputs() == 1) {
                Labelled data = Labelled.of(subject, EVENTS);
                models.floats(architecture, "labels", data.labels());
                models.floats(architecture, "loss", (float) KaonTraining.lossInOrder(data, LOSS_BATCH));
            }
        }
        return models;
    }

    /** The file of a network for an engine. */
    Path file(Architecture architecture, String engine) {
        return folder.resolve(architecture.name() + Engines.ofFiles(engine).suffix());
    }

    Path folder() {
        return folder;
    }

    private void floats(Architecture architecture, String what, float... values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        Files.write(folder.resolve(architecture.name() + "." + what), buffer.array());
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
