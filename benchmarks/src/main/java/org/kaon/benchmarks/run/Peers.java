package org.kaon.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kaon.benchmarks.engine.Engine;
import org.kaon.benchmarks.engine.Engines;
import org.kaon.benchmarks.engine.KaonEngines;

/** Who takes part in comparisons of inference. */
final class Peers {
    static final String ONNX_RUNTIME = "onnxruntime";

    private Peers() {}

    /** A candidate's parts before it is given a label. */
    record Entrant(String engine, Jvm jvm, int threads) {}

    /** Kaon's ways to compile on every JVM, and ONNX Runtime on each JDK: what the ratios are made of. */
    static List<Entrant> compared(Jdks jdks) {
        List<Entrant> entrants = new ArrayList<>(kaon(jdks));
        jdks.plain().forEach(jvm -> entrants.add(new Entrant(ONNX_RUNTIME, jvm, 1)));
        entrants.add(new Entrant(ONNX_RUNTIME, jdks.newest(), 2));
        return entrants;
    }

    /** Kaon's ways to compile on every JVM. */
    static List<Entrant> kaon(Jdks jdks) {
        return jdks.ofKaon().stream()
                .flatMap(jvm -> kaonEngines().map(engine -> new Entrant(engine, jvm, 1)))
                .toList();
    }

    /** What is on the class path beside these two, and the naive loops on each JDK. */
    static List<Entrant> others(Jdks jdks) {
        return measured()
                .filter(name -> !name.startsWith(KaonEngines.STANDARD) && !name.equals(ONNX_RUNTIME))
                .flatMap(name -> name.equals("naive")
                        ? jdks.plain().stream().map(jvm -> new Entrant(name, jvm, 1))
                        : Stream.of(new Entrant(name, jdks.newest(), 1)))
                .toList();
    }

    private static Stream<String> measured() {
        return Engines.measured().stream().map(Engine::name);
    }

    private static Stream<String> kaonEngines() {
        return measured().filter(name -> name.startsWith(KaonEngines.STANDARD));
    }
}
