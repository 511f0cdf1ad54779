package org.kaon.service;

import java.util.Locale;

/** What can be wrong with a request: the label {@code kind} of the errors in {@code /metrics}. */
enum ErrorKind {
    /** The body isn't JSON, or not the object that is expected. */
    MALFORMED,
    MISSING,
    UNKNOWN,
    REPEATED,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    NOT_FOUND,
    METHOD,
    MEDIA_TYPE,
    TOO_LARGE,
    TOO_SLOW,
    OVERLOAD,
    /** Jetty refused what came before it was a request. */
    HTTP,
    /** A defect of the service. */
    INTERNAL;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
