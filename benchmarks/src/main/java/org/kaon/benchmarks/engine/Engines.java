package org.kaon.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The table of engines: Kaon, what it is measured against always, and whatever the profile 'peers' adds. */
public final class Engines {
    private Engines() {}

    /** All that are on the class path, each kernel of Kaon's too: what is checked. */
    public static List<Engine> all() {
        return with(KaonEngines.all());
    }

    /** Those that the tables show. */
    public static List<Engine> measured() {
        return with(KaonEngines.measured());
    }

    private static List<Engine> with(List<KaonEngine> kaon) {
        List<Engine> engines = new ArrayList<>(kaon);
        engines.addAll(List.of(new OnnxRuntime(), new NaiveLoops(), new EjmlSimple()));
        ServiceLoader.load(Engine.class).forEach(engines::add);
        return engines;
    }

    /** The one of a name. */
    public static Engine of(String name) {
        return all().stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown engine '" + name + "'; known: "
                        + all().stream().map(Engine::name).toList()));
    }

    /** The one of a name that reads files; makes no other, for a cold start to measure that one alone. */
    public static FileEngine ofFiles(String name) {
        return name.equals(OnnxRuntime.NAME) ? new OnnxRuntime() : KaonEngines.of(name);
    }
}
