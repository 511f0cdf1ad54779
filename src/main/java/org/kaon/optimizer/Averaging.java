package org.kaon.optimizer;

/**
 * A moving average of each parameter, {@code a = momentum · a + (1 - momentum) w}, that begins with the first step's parameters and takes
 * their place when training ends.
 *
 * @param momentum how slowly the average moves; 0 for no average, since it would be the parameter itself
 * @param overwriteEvery so many steps before the average takes the parameters' place meanwhile; 0 for never
 */
public record Averaging(double momentum, long overwriteEvery) {
    /** No average. */
    public static final Averaging NONE = new Averaging(0, 0);

    /**
     * Checks the settings.
     *
     * @param momentum from 0 to 1
     * @param overwriteEvery at least 0
     */
    public Averaging {
        Limits.fraction("momentum of the average", momentum);
        Limits.notNegative("number of steps between overwriting", (double) overwriteEvery);
    }

    /**
     * Whether there is an average.
     *
     * @return false for a momentum of 0
     */
    public boolean isOn() {
        return momentum != 0;
    }
}
