package org.kaon.layer;

import java.util.Arrays;

/** Reads how many steps are added or taken away at both ends: a number for both or a pair. */
record Edges(int before, int after) {
    static Edges read(LayerConfig config, String key) {
        int[] values = config.integersOr(key, 1);
        if (values.length < 1 || values.length > 2 || Arrays.stream(values).anyMatch(value -> value < 0)) {
            throw config.invalid(
                    key + " is " + Arrays.toString(values) + ", expected one or two numbers of at least 0");
        }
        return new Edges(values[0], values[values.length - 1]);
    }

    long sum() {
        return (long) before + after;
    }
}
