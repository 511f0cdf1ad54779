package org.kaon.layer;

import java.util.List;
import java.util.Optional;
import org.kaon.kernel.Identity;
import org.kaon.kernel.MaskAnd;
import org.kaon.kernel.MaskOr;
import org.kaon.kernel.Op;

/** What merging layers have in common where masks come with their inputs. */
final class Masks {
    private Masks() {}

    /** The axes of a mask: those of the values but the last. */
    static Shape steps(Shape values) {
        return values.slice(0, Math.max(0, values.rank() - 1));
    }

    /** Keras 3.3 looks for a mask of the list of inputs, which has none, and so drops those of its members. */
    static MaskFlow flow(LayerConfig config) {
        boolean dropped = !config.kerasVersion().isKeras2() && config.kerasVersion().isBefore(3, 4);
        return dropped ? MaskFlow.ENDS : MaskFlow.PASSES;
    }

    /**
<<<<<<< HEAD
     * The mask of inputs whose steps lie side by side. Until Keras 3.3 a step counts where it does in all inputs that have a mask; since
     * Keras 3.4 where it does in one of them, and there is no mask at all where an input has none, whose steps all count.
=======
     * Refuses what Keras 3 answers differently from release to release. Keras 2 combines the masks that are there by "and"; 3.15 by "or", to none where one is missing, and keeps masked values out of products, maxima and minima. Only one mask that all inputs
     * share means the same everywhere.
>>>>>>> main
     *
     * @param masks for each input, which mask it has: equal numbers are the same mask, -1 is none
     * @param steps axes of the mask
     */
    static Optional<Op> joined(LayerConfig config, List<Integer> masks, Shape steps) {
        boolean all = joinsByAnd(config);
        if (!all && masks.contains(-1)) {
            return Optional.empty();
        }
        if (masks.stream().filter(mask -> mask >= 0).distinct().count() == 1) {
            return Optional.of(new Identity());
        }
        int size = (int) steps.size();
        return Optional.of(all ? new MaskAnd(size) : new MaskOr(size));
    }

    static boolean joinsByAnd(LayerConfig config) {
        return config.kerasVersion().isBefore(3, 4);
    }
}
