package org.kaon.dense.vector;

/** One vector's way through a layer. */
public abstract class OneVector {
    /** For the loops, wherever their weights lie. */
    protected OneVector() {}

    /**
     * {@code y = max(x W + b, lowest)}.
     *
     * @param x one value per input
     * @param y receives the sums; room for all columns of the panels
     * @param places to overwrite, room for all inputs
     */
    final void run(float[] x, float[] y, int[] places) {
        try {
            compute(x, y, places);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("reading weights throws nothing checked", e);
        }
    }

    /**
     * The same.
     *
     * @param x one value per input
     * @param y receives the sums
     * @param places to overwrite
     * @throws Throwable as calling a method handle may, says the compiler
     */
    protected abstract void compute(float[] x, float[] y, int[] places) throws Throwable;
}
