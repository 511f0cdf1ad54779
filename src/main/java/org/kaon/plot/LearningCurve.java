package org.kaon.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * Loss, and other figures of merit, per epoch: the loss in one panel, metrics (if there are any) in a second one beside it. Validation is drawn
 * in full colour, training paler. Values that aren't finite leave a gap. Immutable.
 *
 * @param title above the loss
 * @param losses the training and the validation loss
 * @param metrics what the second panel shows
 * @param bestEpoch the epoch to mark, from 1
 */
public record LearningCurve(String title, Curves losses, List<Curves> metrics, OptionalInt bestEpoch) {
    /** Up to how many epochs every value gets a marker. */
    private static final int MARKED = 40;

    /**
     * Copies the list.
     *
     * @param title above the loss
     * @param losses the training and the validation loss
     * @param metrics what the second panel shows
     * @param bestEpoch the epoch to mark, from 1
     */
    public LearningCurve {
        metrics = List.copyOf(metrics);
    }

    /**
     * One quantity per epoch, from epoch 1.
     *
     * @param name in the legend
     * @param training of the training events; empty for none
     * @param validation of the validation events; empty for none
     */
    public record Curves(String name, double[] training, double[] validation) {}

    /**
     * Of a loss.
     *
     * @param training the training loss of each epoch
     * @return a figure of that alone
     */
    public static LearningCurve of(double[] training) {
        return new LearningCurve(
                "", new Curves("loss", training.clone(), new double[0]), List.of(), OptionalInt.empty());
    }

    /**
     * Names the figure.
     *
     * @param title above the loss
     * @return a copy
     */
    public LearningCurve title(String title) {
        return new LearningCurve(title, losses, metrics, bestEpoch);
    }

    /**
     * Adds the validation loss.
     *
     * @param validation of each epoch
     * @return a copy
     */
    public LearningCurve validationLoss(double[] validation) {
        return new LearningCurve(
                title, new Curves(losses.name, losses.training, validation.clone()), metrics, bestEpoch);
    }

    /**
     * Adds a metric.
     *
     * @param name in the legend
     * @param training of each epoch; empty for none
     * @param validation of each epoch; empty for none
     * @return a copy
     */
    public LearningCurve metric(String name, double[] training, double[] validation) {
        List<Curves> more = new ArrayList<>(metrics);
        more.add(new Curves(name, training.clone(), validation.clone()));
        return new LearningCurve(title, losses, more, bestEpoch);
    }

    /**
     * Marks an epoch.
     *
     * @param epoch the one whose parameters were kept, from 1
     * @return a copy
     */
    public LearningCurve bestEpoch(int epoch) {
        return new LearningCurve(title, losses, metrics, OptionalInt.of(epoch));
    }

    /**
     * Draws it.
     *
     * @return the figure
     * @throws InputException where there is no epoch
     */
    public Figure figure() {
        List<Axes> panels = new ArrayList<>();
        panels.add(panel("Loss", List.of(losses)));
        if (!metrics.isEmpty()) {
            panels.add(panel(metrics.size() == 1 ? metrics.get(0).name : "Metric", metrics));
            int rows = panels.stream().mapToInt(Axes::legendRows).max().getAsInt();
            panels.forEach(axes -> axes.blankRows(rows - axes.legendRows()));
        }
        return new Figure(title, "Learning curve", panels);
    }

    private Axes panel(String label, List<Curves> curves) {
        int epochs = curves.stream()
                .mapToInt(curve -> Math.max(curve.training.length, curve.validation.length))
                .max()
                .orElse(0);
        if (epochs == 0) {
            throw new InputException("Learning curve of " + label + " without epochs, expected at least one");
        }
        Range y = Range.of(curves.stream()
                        .flatMap(curve -> List.of(curve.training, curve.validation).stream())
                        .toArray(double[][]::new))
                .padded(0.06);
        Range x = epochs == 1 ? new Range(0.5, 1.5) : new Range(1, epochs).padded(0.02);
        Axes axes = new Axes("Epoch", label).x(x).y(y).xStep(x, 1);
        for (int i = 0; i < curves.size(); i++) {
            Curves curve = curves.get(i);
            String name = curves.size() == 1 ? "" : curve.name + ", ";
            draw(axes, name + "training", curve.training, Palette.of(i), curve.validation.length > 0);
            draw(axes, name + "validation", curve.validation, Palette.of(i), false);
        }
        bestEpoch.ifPresent(epoch -> axes.reference("best epoch: " + epoch, epoch, y.min(), epoch, y.max()));
        return axes;
    }

    private static void draw(Axes axes, String name, double[] values, Color colour, boolean pale) {
        double[] epochs = IntStream.rangeClosed(1, values.length)
                .mapToDouble(epoch -> epoch)
                .toArray();
        if (values.length == 0) {
            return;
        }
        if (pale) {
            axes.pale(name, epochs, values, colour);
        } else {
            axes.line(name, epochs, values, colour);
        }
        if (values.length <= MARKED) {
            axes.points("", epochs, values, pale ? Palette.tint(colour, 0.55) : colour)
                    .unlisted();
        }
    }
}
