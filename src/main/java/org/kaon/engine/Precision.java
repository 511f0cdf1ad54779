package org.kaon.engine;

/** The numbers that training computes in. */
public enum Precision {
    /** As Keras does by default. */
    FLOAT32,
    /** For small studies and for checks. */
    FLOAT64
}
