package org.kaon.layer;

/** What a layer does with a mask that comes with its input. */
public enum MaskFlow {
    /** The layer neither reads it nor hands it on. */
    ENDS,
    /** Handed on as it is; {@link Layer#joinedMask} combines those of several inputs. */
    PASSES,
    /** Read, then dropped. */
    READ_AND_ENDS,
    /** Read and handed on. */
    READ_AND_PASSES
}
