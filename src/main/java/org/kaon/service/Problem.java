package org.kaon.service;

/**
 * What is wrong with an event.
 *
 * @param event its place in the request, from 0
 * @param feature concerned; empty for the event as a whole
 * @param kind of the problem
 * @param message says the feature, too, but not the event
 */
record Problem(int event, String feature, ErrorKind kind, String message) {
    @Override
    public String toString() {
        return "Event " + event + ": " + message;
    }
}
