package org.kaon.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.kaon.benchmarks.engine.Compiled;
import org.kaon.benchmarks.engine.Engine;
import org.kaon.benchmarks.engine.Engines;
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

/** One event per call, from a float array to a float array; distinct events in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SingleEvent {
    @Param("28-64-64-1")
    public String network;

    @Param("kaon")
    public String engine;

    @Param("1")
    public int engineThreads;

    private Compiled compiled;
    private Prepared prepared;

    @Setup
    public void prepare() {
        Subject subject = Subject.of(Architectures.of(network));
        Engine chosen = Engines.of(engine);
        compiled = chosen.compile(subject, engineThreads);
        compiled.warmUp();
        prepared = Prepared.singles(subject, chosen, compiled);
    }

    @TearDown
    public void close() throws Exception {
        compiled.close();
    }

    @Benchmark
    public float score() {
        return prepared.next();
    }
}
