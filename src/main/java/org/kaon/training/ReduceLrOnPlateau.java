package org.kaon.training;

import java.util.Map;
import org.kaon.InputException;

/** Lowers the learning rate when training no longer gets better: Keras 3's {@code ReduceLROnPlateau}. Adds {@code learning_rate} to the history. */
public final class ReduceLrOnPlateau implements Callback {
    private final Monitor monitor;
    private final double factor;
    private final int patience;
    private final int cooldown;
    private final double minLearningRate;

    private ReduceLrOnPlateau(Monitor monitor, double factor, int patience, int cooldown, double minLearningRate) {
        if (!(factor > 0 && factor < 1) || patience < 0 || cooldown < 0 || !(minLearningRate >= 0)) {
            throw new InputException("ReduceLrOnPlateau: factor " + factor + ", patience " + patience + ", cooldown "
                    + cooldown + ", minLearningRate " + minLearningRate
                    + ", expected a factor between 0 and 1, and nothing below 0");
        }
        this.monitor = monitor;
        this.factor = factor;
        this.patience = patience;
        this.cooldown = cooldown;
        this.minLearningRate = minLearningRate;
    }

    /**
     * Keras's defaults: {@code val_loss}, factor 0.1, patience 10, least change 1e-4, no cooldown, no lowest rate.
     *
     * @return the callback
     */
    public static ReduceLrOnPlateau of() {
        return new ReduceLrOnPlateau(Monitor.of("val_loss").minDelta(1e-4), 0.1, 10, 0, 0);
    }

    /**
     * With another value to watch; losses are to fall, metrics to go where they say.
     *
     * @param name a column of the history
     * @return a new callback
     */
    public ReduceLrOnPlateau monitor(String name) {
        Monitor other = new Monitor(name, monitor.mode(), monitor.minDelta());
        return new ReduceLrOnPlateau(other, factor, patience, cooldown, minLearningRate);
    }

    /**
     * With another factor.
     *
     * @param value between 0 and 1
     * @return a new callback
     */
    public ReduceLrOnPlateau factor(double value) {
        return new ReduceLrOnPlateau(monitor, value, patience, cooldown, minLearningRate);
    }

    /**
     * With a number of epochs without improvement after which the rate is lowered.
     *
     * @param epochs at least 0
     * @return a new callback
     */
    public ReduceLrOnPlateau patience(int epochs) {
        return new ReduceLrOnPlateau(monitor, factor, epochs, cooldown, minLearningRate);
    }

    /**
     * With a least change that counts as improvement.
     *
     * @param delta at least 0
     * @return a new callback
     */
    public ReduceLrOnPlateau minDelta(double delta) {
        return new ReduceLrOnPlateau(monitor.minDelta(delta), factor, patience, cooldown, minLearningRate);
    }

    /**
     * With epochs after a lowering in which nothing is counted.
     *
     * @param epochs at least 0
     * @return a new callback
     */
    public ReduceLrOnPlateau cooldown(int epochs) {
        return new ReduceLrOnPlateau(monitor, factor, patience, epochs, minLearningRate);
    }

    /**
     * With a lowest rate.
     *
     * @param learningRate at least 0
     * @return a new callback
     */
    public ReduceLrOnPlateau minLearningRate(double learningRate) {
        return new ReduceLrOnPlateau(monitor, factor, patience, cooldown, learningRate);
    }

    @Override
    public Listener start() {
        return new Watch();
    }

    private final class Watch implements Listener {
        private boolean begun;
        private double best = Double.NaN;
        private int wait;
        private int cooling;

        @Override
        public void epochEnd(Epoch epoch) {
            epoch.add("learning_rate", epoch.learningRate());
            double value = epoch.value(monitor.name());
            if (cooling > 0) {
                cooling--;
                wait = 0;
            }
            if (!begun || monitor.isBetter(epoch, value, best)) {
                begun = true;
                best = value;
                wait = 0;
            } else if (cooling == 0) {
                wait++;
                lower(epoch);
            }
        }

        private void lower(Epoch epoch) {
            double rate = epoch.learningRate();
            if (wait >= patience && rate > minLearningRate) {
                epoch.learningRate(Math.max(rate * factor, minLearningRate));
                cooling = cooldown;
                wait = 0;
            }
        }

        @Override
        public Map<String, double[]> state() {
            return Map.of("watch", new double[] {begun ? 1 : 0, best, wait, cooling});
        }

        @Override
        public void restore(Map<String, double[]> state) {
            double[] watch = state.get("watch");
            begun = watch[0] != 0;
            best = watch[1];
            wait = (int) watch[2];
            cooling = (int) watch[3];
        }
    }
}
