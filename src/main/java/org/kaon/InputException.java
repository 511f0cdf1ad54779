package org.kaon;

/** Data handed in that don't fit the model: wrong width, missing or unknown feature names, values that a policy rejects. */
public final class InputException extends KaonException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message of its own.
     *
     * @param message who, expected, got
     */
    public InputException(String message) {
        super(message);
    }

    /**
     * With what lies beneath.
     *
     * @param message who, expected, got
     * @param cause the failure from below
     */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public InputException at(String place) {
        return new InputException(placed(place), this);
    }
}
