package org.kaon.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Saves the model whenever a value is better than ever before: Keras's {@code ModelCheckpoint(save_best_only=True)}. */
public final class SaveBest implements Callback {
    private final Path file;
    private final Monitor monitor;

    private SaveBest(Path file, Monitor monitor) {
        this.file = file;
        this.monitor = monitor;
    }

    /**
     * Watches {@code val_loss}.
     *
     * @param file where the model goes; replaced as a whole
     * @return the callback
     */
    public static SaveBest to(Path file) {
        return new SaveBest(file, Monitor.of("val_loss"));
    }

    /**
     * With another value to watch; losses are to fall, metrics to go where they say.
     *
     * @param name a column of the history
     * @return a new callback
     */
    public SaveBest monitor(String name) {
        return new SaveBest(file, new Monitor(name, monitor.mode(), monitor.minDelta()));
    }

    @Override
    public Listener start() {
        return new Watch();
    }

    private final class Watch implements Listener {
        private double best = Double.NaN;

        @Override
        public void epochEnd(Epoch epoch) {
            double value = epoch.value(monitor.name());
            if (Double.isNaN(best) || monitor.isBetter(epoch, value, best)) {
                best = value;
                try {
                    epoch.model().save(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public Map<String, double[]> state() {
            return Map.of("best", new double[] {best});
        }

        @Override
        public void restore(Map<String, double[]> state) {
            best = state.get("best")[0];
        }
    }
}
