package org.kaon.preprocess;

/** What {@link Scaling} does with a feature that is constant in the training data, so that there is no scale to divide by. */
public enum ConstantFeatures {
    /** Say which ones they are, and stop. */
    REFUSE,
    /** Scale every value of theirs to 0. */
    ZERO
}
