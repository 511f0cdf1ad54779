package org.kaon.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.kaon.benchmarks.engine.TrainingEngine;
import org.kaon.benchmarks.engine.TrainingEngines;
import org.kaon.benchmarks.network.Architectures;
import org.kaon.benchmarks.network.Labelled;
import org.kaon.benchmarks.network.Subject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One epoch of training by binary cross-entropy and Adam. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TrainingEpoch {
    /** The first epoch's mean loss of untrained networks on these events lies well below it; chance alone is at ln 2 = 0.69. */
    private static final double LARGEST_LOSS = 2;

    @Param("25-300x7-1")
    public String network;

    @Param("kaon")
    public String engine;

    @Param("1")
    public int engineThreads;

    @Param("128")
    public int batchSize;

    @Param("6400")
    public int events;

    private TrainingEngine.Epoch epoch;

    @Setup
    public void prepare() throws Exception {
        Labelled data = Labelled.of(Subject.of(Architectures.of(network)), events);
        TrainingEngine chosen = TrainingEngines.of(engine);
        epoch = chosen.prepare(data, batchSize, engineThreads);
        double loss = epoch.run();
        if (!(loss > 0 && loss < LARGEST_LOSS)) {
            throw new IllegalStateException(
                    engine + ": loss " + loss + " after an epoch, expected less than " + LARGEST_LOSS);
        }
    }

    @Benchmark
    public double train() throws Exception {
        return epoch.run();
    }
}
