package org.kaon.benchmarks.engine;

import java.util.List;
import java.util.stream.Stream;
import org.kaon.activation.fast.Functions;
import org.kaon.dense.Precision;
import org.kaon.inference.CompileOptions;

/** The ways to compile a model with Kaon: the only place that knows the options. */
public final class KaonEngines {
    /** What Kaon chooses by itself. */
    public static final String STANDARD = "kaon";

    /** Each weight is wrong by up to 1/512 of itself, with random signs; eight layers add up to a few times that. */
    private static final double BFLOAT16_WEIGHTS = 0.02;

    private static final CompileOptions OPTIONS = CompileOptions.standard();
    private static final List<KaonEngine> MEASURED = List.of(
            engine(STANDARD, Engine.PROMISED, OPTIONS),
            engine("kaon-bfloat16", BFLOAT16_WEIGHTS, OPTIONS.precision(Precision.BFLOAT16)));
    private static final List<KaonEngine> PLAIN = List.of(
            engine("kaon-exact", Engine.PROMISED, OPTIONS.functions(Functions.EXACT)),
            engine("kaon-plain", Engine.PROMISED, OPTIONS.kernel("plain")),
            engine(
                    "kaon-plain-bfloat16",
                    BFLOAT16_WEIGHTS,
                    OPTIONS.kernel("plain").precision(Precision.BFLOAT16)));
    private static final List<KaonEngine> VECTOR = List.of(
            engine("kaon-vector", Engine.PROMISED, OPTIONS.kernel("vector")),
            engine(
                    "kaon-vector-bfloat16",
                    BFLOAT16_WEIGHTS,
                    OPTIONS.kernel("vector").precision(Precision.BFLOAT16)));

    private KaonEngines() {}

    /** Those that the tables show. */
    static List<KaonEngine> measured() {
        return MEASURED;
    }

    /** Every kernel that this JVM can run, for their answers to be checked. */
    static List<KaonEngine> all() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return Stream.of(MEASURED, PLAIN, vectors ? VECTOR : List.<KaonEngine>of())
                .flatMap(List::stream)
                .toList();
    }

    static KaonEngine of(String name) {
        return all().stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine '" + name + "' reads files"));
    }

    private static KaonEngine engine(String name, double tolerance, CompileOptions options) {
        return new KaonEngine(name, tolerance, options);
    }
}
