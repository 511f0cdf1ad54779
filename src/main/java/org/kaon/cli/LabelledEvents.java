package org.kaon.cli;

import java.io.Closeable;
import java.io.IOException;

/** Labelled events, one after the other. */
interface LabelledEvents extends Closeable {
    /** Goes to the next event; false at the end. */
    boolean advance() throws IOException;

    /** The features of the current event, in the model's order. */
    void features(float[] target, int offset);

    /** The labels of the current event. */
    void labels(float[] target, int offset);

    /** The weight of the current event; 1 where there are none. */
    float weight();

    /** How much there is to read, in whatever unit. */
    long size();

    /** How much of it was read. */
    long position();
}
