package org.kaon;

/** A model file, or a description of a network, that is wrong: damaged, incomplete or in contradiction with itself. */
public final class ModelFormatException extends KaonException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message of its own.
     *
     * @param message who, expected, got
     */
    public ModelFormatException(String message) {
        super(message);
    }

    /**
     * With what lies beneath.
     *
     * @param message who, expected, got
     * @param cause the failure from below
     */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public ModelFormatException at(String place) {
        return new ModelFormatException(placed(place), this);
    }
}
