package org.kaon.layer;

/** What a layer does with a mask that comes with its input. */
public enum MaskFlow {
    /** The layer neither reads it nor hands it on. */
    ENDS(false, false),
    /** Handed on as it is; {@link Layer#joinedMask} combines those of several inputs. */
    PASSES(false, true),
    /** Read, then dropped. */
    READ_AND_ENDS(true, false),
    /** Read and handed on. */
    READ_AND_PASSES(true, true);

    private final boolean reads;
    private final boolean passes;

    MaskFlow(boolean reads, boolean passes) {
        this.reads = reads;
        this.passes = passes;
    }

    /**
     * Whether the layer computes with it.
     *
     * @return true where {@link Layer#maskedOp} is to be used
     */
    public boolean reads() {
        return reads;
    }

    /**
     * Whether it goes with the output.
     *
     * @return true where {@link Layer#joinedMask} is to be asked
     */
    public boolean passes() {
        return passes;
    }
}
