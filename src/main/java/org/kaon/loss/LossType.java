package org.kaon.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kaon.setting.Settings;

/**
 * A row of the table of losses.
 *
 * @param className Keras's class name
 * @param names Keras's names of the function, the first of which is the loss's own
 * @param factory makes the loss from its settings, those that are absent by Keras's defaults
 */
public record LossType(String className, List<String> names, Function<Settings, Loss> factory) {
    /**
     * Copies the list.
     *
     * @param className Keras's class name
     * @param names Keras's names of the function
     * @param factory makes the loss from its settings
     */
    public LossType {
        names = List.copyOf(names);
    }

    static LossType of(String className, Function<Settings, Loss> factory, String... names) {
        return new LossType(className, List.of(names), factory);
    }

    /** A row of a loss without settings. */
    static LossType of(String className, Loss loss, String... aliases) {
        List<String> names = new ArrayList<>(List.of(aliases));
        names.add(0, loss.name());
        return new LossType(className, names, settings -> loss);
    }
}
