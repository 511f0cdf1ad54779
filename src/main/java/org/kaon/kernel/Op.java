package org.kaon.kernel;

import java.util.function.UnaryOperator;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.Activation;

/**
 * One compiled step of a network: reads the rows of its inputs, writes the rows of its output. Immutable, so any number of threads
 * may run one at a time each with arrays of their own.
 *
 * <p>Arrays are row-major (C order), one event after the other, and may be longer than {@code rows} need. An op never writes to its
 * inputs, and computes every row by itself: one event alone and the same event inside a batch give the same bits.
 */
public interface Op {
    /**
     * Computes {@code rows} events.
     *
     * @param rows how many events
     * @param inputs for each input, {@code rows} times its values per event
     * @param output receives {@code rows} times the output's values per event; every one of them is written
     * @param scratch at least {@link #scratchSize} values that the op may overwrite
     */
    void run(int rows, float[][] inputs, float[] output, float[] scratch);

    /**
     * Adds to the gradients of the inputs: {@code dx += Jᵀ dy} with the Jacobian J of what {@link #run} computed.
     *
     * @param rows how many events
     * @param inputs as in {@link #run}
     * @param output what {@link #run} wrote
     * @param outputGradient dy, as long as the output
     * @param inputGradients for each input, dx, which is added to
     * @param scratch at least {@link #scratchSize} values that the op may overwrite
     * @throws UnsupportedModelException for an op that has no backward half
     */
    default void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        throw new UnsupportedModelException(
                getClass().getSimpleName() + " has no backward half: it can't be trained through");
    }

    /**
     * How much working memory a run needs, whatever the number of rows.
     *
     * @return a count of values
     */
    default int scratchSize() {
        return 0;
    }

    /**
     * The same op with working memory of its own where it needs more than {@link #scratchSize} tells: for one thread at a time.
     *
     * @param rows the most events of a run
     * @return this op where it needs no more
     */
    default Op bound(int rows) {
        return this;
    }

    /** Waits until an op that changes its loops while it warms up has settled; others have nothing to wait for. */
    default void awaitWarm() {}

    /**
     * Whether each value of the output comes of the same value of the one input alone, so that their order doesn't matter.
     *
     * @return false for most
     */
    default boolean isElementwise() {
        return false;
    }

    /**
     * The same op for an input that lies by feature, {@link Layout#BY_FEATURE}, where it can take one.
     *
     * @return this op where it can't, or where the order doesn't matter
     */
    default Op byFeature() {
        return this;
    }

    /**
     * The same op with another form of its activation.
     *
     * @param functions gives it
     * @return this op where it has no activation
     */
    default Op with(UnaryOperator<Activation> functions) {
        return this;
    }

    /**
     * This op on each of several parts of an event, one behind the other in memory.
     *
     * @param times parts per event
     * @return an op for the whole event
     */
    default Op times(int times) {
        return new Repeated(times, this);
    }
}
