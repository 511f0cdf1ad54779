package org.kaon.study.lepton;

import org.kaon.InputException;

/** What settings must fulfil. */
final class Requirements {
    private Requirements() {}

    static void atLeast(int least, String what, int value) {
        if (value < least) {
            throw new InputException(value + " " + what + ", expected at least " + least);
        }
    }
}
