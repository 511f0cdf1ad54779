package org.kaon.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The table of trainers: Kaon, and whatever the profile 'peers' adds. */
public final class TrainingEngines {
    private TrainingEngines() {}

    /** All that are on the class path. */
    public static List<TrainingEngine> all() {
        List<TrainingEngine> engines = new ArrayList<>(List.of(new KaonTraining()));
        ServiceLoader.load(TrainingEngine.class).forEach(engines::add);
        return engines;
    }

    /** Their names. */
    public static List<String> names() {
        return all().stream().map(TrainingEngine::name).toList();
    }

    /** The one of a name. */
    public static TrainingEngine of(String name) {
        return all().stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown trainer '" + name + "'; known: " + names()));
    }
}
