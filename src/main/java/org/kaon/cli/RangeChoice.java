package org.kaon.cli;

/** What becomes of a value outside the range that the statistics give. */
enum RangeChoice {
    /** It is an error. */
    REJECT,
    /** The nearest value in range is taken. */
    CLIP,
    /** It is taken as it is, counted and told of. */
    WARN
}
