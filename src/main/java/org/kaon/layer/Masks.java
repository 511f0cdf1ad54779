package org.kaon.layer;

import java.util.List;

/** What merging layers have in common where masks come with their inputs. */
final class Masks {
    private Masks() {}

    /** The axes of a mask: those of the values but the last. */
    static Shape steps(Shape values) {
        return values.slice(0, Math.max(0, values.rank() - 1));
    }

    /**
     * Refuses what Keras 3 answers differently from release to release. Keras 2 and 3.3 combine the masks that are there by "and"; 3.15 by
     * "or", to none where one is missing, and keeps masked values out of products, maxima and minima. Only one mask that all inputs
     * share means the same everywhere.
     *
     * @param valuesStay whether the layer's values do not depend on the masks in any release
     */
    static void check(LayerConfig config, List<Integer> masks, boolean valuesStay) {
        boolean shared = masks.stream().distinct().count() == 1;
        if (!config.kerasVersion().isKeras2() && !(shared && valuesStay)) {
            throw config.unsupported(
                    "masks of its inputs: releases of Keras 3 treat them differently here; supported: sums, differences, "
                            + "averages and concatenations of inputs that share one mask");
        }
    }
}
