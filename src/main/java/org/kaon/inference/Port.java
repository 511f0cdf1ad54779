package org.kaon.inference;

import org.kaon.layer.Shape;

/**
 * An input or output of a predictor.
 *
 * @param name as in the network
 * @param shape without the batch axis; values lie in C order
 * @param offset where its values begin in a flat event, which holds all inputs (or outputs) one after the other
 */
public record Port(String name, Shape shape, int offset) {
    /**
     * How many values it has per event.
     *
     * @return the product of the axes
     */
    public int width() {
        return Math.toIntExact(shape.size());
    }

    /** For messages: {@code 'tracks' (10, 4)}. */
    @Override
    public String toString() {
        return "'" + name + "' " + shape;
    }
}
