package org.kaon.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.kaon.benchmarks.engine.Compiled;
import org.kaon.benchmarks.engine.Engines;
import org.kaon.benchmarks.engine.FileEngine;
import org.kaon.benchmarks.network.Agreement;
import org.kaon.benchmarks.network.Architectures;
import org.kaon.benchmarks.network.Subject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a file to the first answer, in a JVM that has done so before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadTime {
    @Param("28-64-64-1")
    public String network;

    @Param("kaon")
    public String engine;

    private FileEngine chosen;
    private Path file;
    private float[] event;
    private float[] outputs;

    @Setup
    public void write() throws Exception {
        Subject subject = Subject.of(Architectures.of(network));
        chosen = Engines.ofFiles(engine);
        file = Files.createTempFile("kaon-benchmark", chosen.suffix());
        chosen.save(subject, file);
        event = subject.events(1);
        outputs = new float[subject.architecture().outputs()];
        load();
        Agreement.check(engine, outputs, subject.reference(event), chosen.tolerance());
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public float load() throws Exception {
        try (Compiled compiled = chosen.load(file)) {
            compiled.scorer(1).score(event, outputs);
            return outputs[0];
        }
    }
}
