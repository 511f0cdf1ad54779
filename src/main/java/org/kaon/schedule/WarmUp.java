package org.kaon.schedule;

/**
 * A straight line from one rate to the first of another schedule, which then starts with its step 0.
 *
 * @param from the rate of the first step
 * @param steps how long the warm-up takes
 * @param then what follows
 */
public record WarmUp(double from, long steps, Schedule then) implements Schedule {
    /**
     * Checks the settings.
     *
     * @param from at least 0
     * @param steps at least 0
     * @param then what follows
     */
    public WarmUp {
        Limits.rate("rate before the warm-up", from);
        Limits.atLeast("number of warm-up steps", (double) steps, 0);
    }

    @Override
    public double at(long step) {
        if (step >= steps) {
            return then.at(step - steps);
        }
        float start = (float) from;
        return ((float) then.at(0) - start) * ((float) step / (float) steps) + start;
    }
}
