package org.kaon.kernel;

/** In which order the values of several events lie in an array. */
public enum Layout {
    /** One event behind the other (row-major). */
    BY_EVENT,
    /** One feature behind the other, each of all events: where features are few, only so are loops long. */
    BY_FEATURE;

    /**
     * How far events lie from each other.
     *
     * @param width features of an event
     * @return a number of places
     */
    public int eventStep(int width) {
        return this == BY_EVENT ? width : 1;
    }

    /**
     * How far the features of an event lie from each other.
     *
     * @param events how many there are
     * @return a number of places
     */
    public int featureStep(int events) {
        return this == BY_EVENT ? 1 : events;
    }

    /** {@code to = fromᵀ}, both row-major. */
    static void turn(float[] from, int rows, int columns, float[] to) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[row * columns + column];
            }
        }
    }

    /** Which layouts an op takes its tensors in. */
    public enum Choice {
        /** All by event. */
        BY_EVENT,
        /** In either one, all in the same. */
        ALIKE,
        /** The input in either one, the output by event. */
        ANY_TO_EVENT,
        /** In either one, each. */
        ANY
    }
}
