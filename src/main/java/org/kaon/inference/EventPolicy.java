package org.kaon.inference;

/** What a {@link Session} does with values out of range and NaN in its event loop, where nothing is thrown. */
public enum EventPolicy {
    /** Looks at nothing. */
    NONE,
    /** Counts values out of range and takes the feature's min or max instead; counts NaN and leaves it. */
    CLIP,
    /** Counts values out of range and NaN, and leaves them. */
    COUNT
}
