package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kaon.KaonException;
import org.kaon.inference.Predictor;
import org.kaon.layer.Layers;
import org.kaon.model.Model;
import org.kaon.model.Provenance;

/**
 * Damaged files are refused with one of Kaon's exceptions, soon and without much memory. {@code -Dkaon.fuzz.files=100000} damages more,
 * {@code -Dkaon.fuzz.seed} otherwise, {@code -Dkaon.testdata} takes other files.
 */
class Hdf5FuzzTest {
    private static final int LARGEST_ORIGINAL = 300_000;
    private static final int REPAIRS = 12;
    private static final double MAXIMUM_SECONDS = 5;

    /** Bytes allocated in one walk over a file and its repairs: garbage too, so this says more than what is in use at a time. */
    private static final long MAXIMUM_BYTES = 1L << 30;

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesDamagedFilesSoon() throws IOException {
        List<byte[]> originals = originals();
        Assumptions.assumeFalse(originals.isEmpty(), "no test data");
        run(originals, Everything::of);
    }

    /** The same through the importer and the compiler: what is still a model gives a predictor. */
    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesDamagedModelsSoon() throws IOException {
        List<byte[]> originals = originals();
        Assumptions.assumeFalse(originals.isEmpty(), "no test data");
        KerasReader reader = new KerasReader(Layers.standard());
        run(originals, content -> compiled(reader, content));
    }

    /** The exception of ours that refused a model, or null. */
    private static KaonException compiled(KerasReader reader, byte[] content) {
        try {
            KerasModel model = reader.read(content, "model");
            Provenance provenance = new Provenance(model.format(), model.kerasVersion(), model.name(), model.dtype());
            Predictor predictor = Predictor.of(Model.of(model.network(), provenance));
            predictor.session().predict(new float[predictor.inputWidth()], 0, new float[predictor.outputWidth()], 0);
            return null;
        } catch (KaonException e) {
            return e;
        }
    }

    private static void run(List<byte[]> originals, Function<byte[], KaonException> reading) {
        int count = Integer.getInteger("kaon.fuzz.files", 3000);
        System.err.println(run(originals, reading, count, Long.getLong("kaon.fuzz.seed", 20261122L)));
    }

    /** Damages so many files and says what came of it. */
    private static String run(List<byte[]> originals, Function<byte[], KaonException> reading, int count, long seed) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double slowest = 0;
        long largest = 0;
        int refused = 0;
        for (int i = 0; i < count; i++) {
            Mutations mutations = new Mutations(seed + i);
            byte[] bytes = mutations.mutate(
                    originals.get(i % originals.size()), originals.get((i * 7 + 1) % originals.size()));
            // Of this thread alone: other load on the machine isn't the file's.
            long start = threads.getCurrentThreadCpuTime();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            KaonException failure = null;
            try {
                failure = reading.apply(bytes);
                for (int repair = 0;
                        repair < REPAIRS && failure != null && Mutations.repair(bytes, failure);
                        repair++) {
                    failure = reading.apply(bytes);
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError("file " + i + " of seed " + seed, e);
            }
            refused += failure == null ? 0 : 1;
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
            slowest = Math.max(slowest, seconds);
            largest = Math.max(largest, allocated);
            assertThat(seconds).as("seconds of file %d of seed %d", i, seed).isLessThan(MAXIMUM_SECONDS);
            assertThat(allocated).as("bytes of file %d of seed %d", i, seed).isLessThan(MAXIMUM_BYTES);
        }
        return count + " files, " + refused + " with failures, slowest " + slowest + " s, most memory "
                + (largest >> 20) + " MB";
    }

    static List<byte[]> originals() throws IOException {
        String given = System.getProperty("kaon.testdata");
        List<Path> roots = given != null
                ? List.of(Path.of(given))
                : List.of(Path.of("../shared/testdata/keras"), Path.of("testdata/keras"));
        List<byte[]> originals = new ArrayList<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file :
                            files.filter(Hdf5FuzzTest::isOriginal).sorted().toList()) {
                        originals.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return originals;
    }

    private static boolean isOriginal(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".h5") || name.endsWith(".keras"))
                && !name.equals("expected.h5")
                && file.toFile().length() < LARGEST_ORIGINAL;
    }
}
