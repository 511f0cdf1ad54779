package org.kaon;

/** A model that is right but that Kaon can't evaluate: an unknown layer, activation or setting. The message names every offending layer and what is supported. */
public final class UnsupportedModelException extends KaonException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message of its own.
     *
     * @param message who, expected, got
     */
    public UnsupportedModelException(String message) {
        super(message);
    }

    /**
     * With what lies beneath.
     *
     * @param message who, expected, got
     * @param cause the failure from below
     */
    public UnsupportedModelException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public UnsupportedModelException at(String place) {
        return new UnsupportedModelException(placed(place), this);
    }
}
