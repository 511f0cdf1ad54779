package org.kaon.benchmarks.engine;

import java.util.List;
import org.kaon.dense.Precision;
import org.kaon.inference.CompileOptions;

/** The ways to compile a model with Kaon that are measured: the only place that knows the options. */
public final class KaonEngines {
    /** What Kaon chooses by itself. */
    public static final String STANDARD = "kaon";

    /** Eight bits of each weight are left: a deep network's score may move by a hundredth. */
    private static final double BFLOAT16_TOLERANCE = 0.02;

    private static final List<KaonEngine> ALL = List.of(
            new KaonEngine(STANDARD, Engine.PROMISED, CompileOptions.standard()),
            new KaonEngine(
                    "kaon bfloat16",
                    BFLOAT16_TOLERANCE,
                    CompileOptions.standard().precision(Precision.BFLOAT16)));

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
