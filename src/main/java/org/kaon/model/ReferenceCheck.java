package org.kaon.model;

/** What happens where a saved model no longer holds, or no longer answers, what it did when it was saved. */
public enum ReferenceCheck {
    /** Loading fails with {@link org.kaon.ModelFormatException}. */
    REFUSE,
    /** The model is loaded, and {@link Model#warnings} says what differs. */
    WARN
}
