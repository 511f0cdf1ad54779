package org.kaon.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million events of 28 features, read from CSV and trained on by {@code kaon train} in a heap of the data as float32 plus 256 MB: not part of the build,
 * since the file has some 300 MB. {@code mvn test -Dtest=TrainingMemory}
 */
class TrainingMemory {
    private static final int EVENTS = 1_000_000;
    private static final int FEATURES = 28;

    @TempDir
    private Path folder;

    @Test
    void isThatOfTheDataPlus256MB() throws IOException, InterruptedException {
        Path data = folder.resolve("events.csv");
        write(data);
        long heap = (((long) EVENTS * FEATURES * Float.BYTES) >> 20) + 256;
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.kaon.cli.Kaon",
                        "train",
                        "--data",
                        data.toString(),
                        "--label",
                        "label",
                        "--layers",
                        "64 relu, 64 relu, 1 sigmoid",
                        "--epochs",
                        "1",
                        "--batch-size",
                        "1024",
                        "--threads",
                        "2",
                        "--output",
                        folder.resolve("model.h5").toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as("exit code with -Xmx%dm", heap).isZero();
    }

    private static void write(Path data) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(data)) {
            StringBuilder line = new StringBuilder("label");
            for (int i = 0; i < FEATURES; i++) {
                line.append(",x").append(i);
            }
            out.append(line).append('\n');
            for (int event = 0; event < EVENTS; event++) {
                line.setLength(0);
                line.append(event & 1);
                for (int i = 0; i < FEATURES; i++) {
                    double value = random.nextGaussian() + (event & 1) * 0.1;
                    line.append(',').append((float) value);
                }
                out.append(line).append('\n');
            }
        }
    }
}
