package org.kaon.schedule;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.kaon.UnsupportedModelException;
import org.kaon.setting.KerasObject;
import org.kaon.setting.Settings;

/** The table of schedules by Keras's class names. */
public final class Schedules {
    private static final Map<String, Function<Settings, Schedule>> BY_CLASS_NAME = new TreeMap<>(Map.of(
            "CosineDecay", CosineDecay::read,
            "CosineDecayRestarts", CosineDecayRestarts::read,
            "ExponentialDecay", ExponentialDecay::read,
            "InverseTimeDecay", InverseTimeDecay::read,
            "PiecewiseConstantDecay", PiecewiseConstantDecay::read,
            "PolynomialDecay", PolynomialDecay::read));

    private Schedules() {}

    /**
     * The schedule that a Keras configuration describes.
     *
     * @param configuration a number, or a map with {@code class_name} and {@code config}
     * @return the schedule with its settings
     * @throws UnsupportedModelException for an unknown schedule or setting
     * @throws org.kaon.ModelFormatException for a setting that is missing or of the wrong type
     */
    public static Schedule read(Object configuration) {
        if (configuration instanceof Number rate) {
            return new Constant(rate.doubleValue());
        }
        KerasObject object = KerasObject.of(configuration, "Learning rate");
        Function<Settings, Schedule> factory = BY_CLASS_NAME.get(object.name());
        if (factory == null) {
            throw new UnsupportedModelException(
                    "Schedule '" + object.name() + "'; supported: " + String.join(", ", names()));
        }
        Settings settings = object.settings("Schedule");
        Schedule schedule = factory.apply(settings);
        settings.skip("name");
        settings.end();
        return schedule;
    }

    /**
     * The known class names, sorted.
     *
     * @return a copy
     */
    public static Set<String> names() {
        return new TreeSet<>(BY_CLASS_NAME.keySet());
    }
}
