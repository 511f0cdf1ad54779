package org.kaon.benchmarks.engine;

import java.util.List;
import org.kaon.inference.Predictor;

/** The ways to compile a model with Kaon that are measured: the only place that knows the options. */
public final class KaonEngines {
    /** What Kaon chooses by itself. */
    public static final String STANDARD = "kaon";

    private static final List<KaonEngine> ALL = List.of(new KaonEngine(STANDARD, Engine.PROMISED, Predictor::of));

    private KaonEngines() {}

    static List<KaonEngine> all() {
        return ALL;
    }

    static KaonEngine of(String name) {
        return ALL.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine '" + name + "' reads files"));
    }
}
