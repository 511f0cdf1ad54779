package org.kaon.benchmarks.network;

import java.util.List;

/** The networks that are measured: from a calibration's to one that outgrows a core's caches. */
public final class Architectures {
    private static final List<Architecture> ALL = List.of(
            new Architecture("2-5-5-2", 2, List.of(5, 5, 2), "tanh", "softmax"),
            new Architecture("6-24-24-12-3", 6, List.of(24, 24, 12, 3), "relu", "linear"),
            new Architecture("16-64-32-32-5", 16, List.of(64, 32, 32, 5), "relu", "softmax"),
            new Architecture("28-64-64-1", 28, List.of(64, 64, 1), "relu", "sigmoid"),
            new Architecture("64-512-512-10", 64, List.of(512, 512, 10), "relu", "softmax"),
            new Architecture("25-300x7-1", 25, List.of(300, 300, 300, 300, 300, 300, 300, 1), "relu", "sigmoid"));

    private Architectures() {}

    /** All of them, the smallest first. */
    public static List<Architecture> all() {
        return ALL;
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(Architecture::name).toList();
    }

    /** The one of a name. */
    public static Architecture of(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown network '" + name + "'; known: " + names()));
    }
}
