package org.kaon.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * Ends a training that no longer gets better: Keras 3's {@code EarlyStopping}. The first counted value is always an improvement; with {@code
 * restoreBest} the best epoch's parameters are put back at the end, whatever ended the training.
 */
public final class EarlyStopping implements Callback {
    private final Monitor monitor;
    private final int patience;
    private final OptionalDouble baseline;
    private final boolean restoreBest;
    private final int startFromEpoch;

    private EarlyStopping(
            Monitor monitor, int patience, OptionalDouble baseline, boolean restoreBest, int startFromEpoch) {
        if (patience < 0 || startFromEpoch < 0) {
            throw new InputException("EarlyStopping: patience " + patience + ", startFromEpoch " + startFromEpoch
                    + ", expected at least 0");
        }
        this.monitor = monitor;
        this.patience = patience;
        this.baseline = baseline;
        this.restoreBest = restoreBest;
        this.startFromEpoch = startFromEpoch;
    }

    /**
     * Keras's defaults: {@code val_loss}, patience 0, no least change, nothing restored.
     *
     * @return the callback
     */
    public static EarlyStopping of() {
        return new EarlyStopping(Monitor.of("val_loss"), 0, OptionalDouble.empty(), false, 0);
    }

    /**
     * With another value to watch; losses are to fall, metrics to go where they say.
     *
     * @param name a column of the history
     * @return a new callback
     */
    public EarlyStopping monitor(String name) {
        Monitor other = new Monitor(name, monitor.mode(), monitor.minDelta());
        return new EarlyStopping(other, patience, baseline, restoreBest, startFromEpoch);
    }

    /**
     * With the value to fall, whatever it is.
     *
     * @return a new callback
     */
    public EarlyStopping lowerIsBetter() {
        return new EarlyStopping(monitor.mode(Monitor.Mode.MIN), patience, baseline, restoreBest, startFromEpoch);
    }

    /**
     * With the value to rise, whatever it is.
     *
     * @return a new callback
     */
    public EarlyStopping higherIsBetter() {
        return new EarlyStopping(monitor.mode(Monitor.Mode.MAX), patience, baseline, restoreBest, startFromEpoch);
    }

    /**
     * With a number of epochs without improvement after which training ends; 0 and 1 mean the same.
     *
     * @param epochs at least 0
     * @return a new callback
     */
    public EarlyStopping patience(int epochs) {
        return new EarlyStopping(monitor, epochs, baseline, restoreBest, startFromEpoch);
    }

    /**
     * With a least change that counts as improvement.
     *
     * @param delta at least 0
     * @return a new callback
     */
    public EarlyStopping minDelta(double delta) {
        return new EarlyStopping(monitor.minDelta(delta), patience, baseline, restoreBest, startFromEpoch);
    }

    /**
     * With a value that has to be beaten for the patience to start anew.
     *
     * @param value of what is watched
     * @return a new callback
     */
    public EarlyStopping baseline(double value) {
        return new EarlyStopping(monitor, patience, OptionalDouble.of(value), restoreBest, startFromEpoch);
    }

    /**
     * With the best epoch's parameters put back at the end.
     *
     * @return a new callback
     */
    public EarlyStopping restoreBest() {
        return new EarlyStopping(monitor, patience, baseline, true, startFromEpoch);
    }

    /**
     * With epochs that are ignored at the beginning.
     *
     * @param epoch the first that counts, from 0
     * @return a new callback
     */
    public EarlyStopping startFromEpoch(int epoch) {
        return new EarlyStopping(monitor, patience, baseline, restoreBest, epoch);
    }

    @Override
    public Listener start() {
        return new Watch();
    }

    private final class Watch implements Listener {
        private boolean begun;
        private double best = Double.NaN;
        private int bestEpoch;
        private int wait;
        private List<double[]> bestValues = List.of();

        @Override
        public void epochEnd(Epoch epoch) {
            double value = epoch.value(monitor.name());
            if (epoch.number() < startFromEpoch) {
                return;
            }
            wait++;
            if (!begun || monitor.isBetter(epoch, value, best)) {
                begun = true;
                best = value;
                bestEpoch = epoch.number();
                if (restoreBest) {
                    bestValues = epoch.snapshot();
                }
                if (baseline.isEmpty() || monitor.isBetter(epoch, value, baseline.getAsDouble())) {
                    wait = 0;
                }
                return;
            }
            if (wait >= patience && epoch.number() > 0) {
                epoch.stop("no better " + monitor.name() + " since epoch " + (bestEpoch + 1));
            }
        }

        @Override
        public void trainEnd(Epoch last) {
            if (!bestValues.isEmpty()) {
                last.restore(bestValues);
            }
        }

        @Override
        public Map<String, double[]> state() {
            Map<String, double[]> state = new HashMap<>();
            state.put("watch", new double[] {begun ? 1 : 0, best, bestEpoch, wait});
            for (int i = 0; i < bestValues.size(); i++) {
                state.put("best" + i, bestValues.get(i));
            }
            return state;
        }

        @Override
        public void restore(Map<String, double[]> state) {
            double[] watch = state.get("watch");
            begun = watch[0] != 0;
            best = watch[1];
            bestEpoch = (int) watch[2];
            wait = (int) watch[3];
            bestValues = IntStream.range(0, state.size() - 1)
                    .mapToObj(i -> state.get("best" + i))
                    .toList();
        }
    }
}
