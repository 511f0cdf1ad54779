package org.kaon;

/** A training that can't go on: its loss is no number any more. The message names epoch, batch and the first layer concerned. */
public final class TrainingException extends KaonException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message of its own.
     *
     * @param message where it happened and what may help
     */
    public TrainingException(String message) {
        super(message);
    }

    private TrainingException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public TrainingException at(String place) {
        return new TrainingException(placed(place), getCause());
    }
}
