package org.kaon;

/**
 * Base of every exception that Kaon throws on purpose. Failures of reading and writing as such stay
 * {@link java.io.IOException}.
 *
 * <p>Messages say who, what was expected and what came; a reader adds the file by {@link #at}.
 */
public abstract class KaonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message of its own.
     *
     * @param message who, expected, got
     */
    protected KaonException(String message) {
        super(message);
    }

    /**
     * With what lies beneath.
     *
     * @param message who, expected, got
     * @param cause the failure from below
     */
    protected KaonException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The same exception with the place in front of its message, unless it stands there already.
     *
     * @param place a file, or a place inside one
     * @return a new exception of the same type whose cause is this one's
     */
    public abstract KaonException at(String place);

    /**
     * The message of {@link #at}.
     *
     * @param place a file, or a place inside one
     * @return the message, beginning with the place
     */
    protected final String placed(String place) {
        String begin = place + ": ";
        return getMessage().startsWith(begin) ? getMessage() : begin + getMessage();
    }
}
