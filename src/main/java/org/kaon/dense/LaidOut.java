package org.kaon.dense;

import java.util.function.Supplier;

/**
 * A layer's weights in a layout of which not every predictor has use: made when it is first asked for. Thread-safe.
 *
 * @param <T> the layout
 */
public final class LaidOut<T> {
    private final Supplier<T> source;
    private T known;

    /**
     * A layout to come.
     *
     * @param source makes it; asked once
     */
    public LaidOut(Supplier<T> source) {
        this.source = source;
    }

    /**
     * The layout.
     *
     * @return always the same
     */
    public synchronized T get() {
        if (known == null) {
            known = source.get();
        }
        return known;
    }
}
