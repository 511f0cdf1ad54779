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

/** Single events from several threads that share what the engine compiled. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ThreadScaling {
    /** What the threads share. */
    @State(Scope.Benchmark)
    public static class Shared {
        @Param("28-64-64-1")
        public String network;

        @Param("kaon")
        public String engine;

        private Subject subject;
        private Engine chosen;
        private Compiled compiled;

        @Setup
        public void compile() {
            subject = Subject.of(Architectures.of(network));
            chosen = Engines.of(engine);
            compiled = chosen.compile(subject, 1);
            compiled.warmUp();
        }

        @TearDown
        public void close() throws Exception {
            compiled.close();
        }
    }

    /** What each thread has for itself. */
    @State(Scope.Thread)
    public static class Own {
        private Prepared prepared;

        @Setup
        public void prepare(Shared shared) {
            prepared = Prepared.singles(shared.subject, shared.chosen, shared.compiled);
        }
    }

    @Benchmark
    public float score(Own own) {
        return own.prepared.next();
    }
}
