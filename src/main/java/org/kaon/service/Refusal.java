package org.kaon.service;

/** Ends a request that is refused as a whole. It has no stack trace: it is an answer. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorKind kind;

    Refusal(int status, ErrorKind kind, String message) {
        super(message, null, false, false);
        this.status = status;
        this.kind = kind;
    }

    int status() {
        return status;
    }

    ErrorKind kind() {
        return kind;
    }
}
