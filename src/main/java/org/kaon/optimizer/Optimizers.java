package org.kaon.optimizer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.kaon.UnsupportedModelException;
import org.kaon.setting.KerasObject;
import org.kaon.setting.Settings;

/** The table of optimizers by Keras's class names, in which it doesn't tell capital letters. Immutable: {@link #plus} returns a larger table. */
public final class Optimizers {
    private static final Optimizers STANDARD = new Optimizers(Map.of())
            .plus("Adadelta", Adadelta::read)
            .plus("Adagrad", Adagrad::read)
            .plus("Adam", Adam::read)
            .plus("AdamW", AdamW::read)
            .plus("Adamax", Adamax::read)
            .plus("Ftrl", Ftrl::read)
            .plus("Lion", Lion::read)
            .plus("Nadam", Nadam::read)
            .plus("RMSprop", RmsProp::read)
            .plus("SGD", Sgd::read);

    private final Map<String, Function<Settings, Optimizer>> byName;

    private Optimizers(Map<String, Function<Settings, Optimizer>> byName) {
        this.byName = byName;
    }

    /**
     * Every optimizer that Kaon knows.
     *
     * @return the table
     */
    public static Optimizers standard() {
        return STANDARD;
    }

    /**
     * This table with one more row, which replaces one of the same name.
     *
     * @param className Keras's class name
     * @param factory makes the optimizer from its settings, those that are absent by Keras's defaults
     * @return a new table
     */
    public Optimizers plus(String className, Function<Settings, Optimizer> factory) {
        Map<String, Function<Settings, Optimizer>> more = new LinkedHashMap<>(byName);
        more.put(className.toLowerCase(Locale.ROOT), factory);
        return new Optimizers(more);
    }

    /**
     * The optimizer of a name, with Keras's default settings.
     *
     * @param name as Keras writes it, in any case
     * @return the optimizer, or empty where there is none of that name
     */
    public Optional<Optimizer> of(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)))
                .map(factory -> factory.apply(Settings.none(name)));
    }

    /**
     * The optimizer that a Keras configuration describes.
     *
     * @param configuration a name, or a map with {@code class_name} and {@code config}
     * @return the optimizer with its settings
     * @throws UnsupportedModelException for an unknown optimizer or setting
     * @throws org.kaon.ModelFormatException for a setting of the wrong type
     */
    public Optimizer read(Object configuration) {
        KerasObject object = KerasObject.of(configuration, "Optimizer");
        Function<Settings, Optimizer> factory = byName.get(object.name().toLowerCase(Locale.ROOT));
        if (factory == null) {
            throw new UnsupportedModelException(
                    "Optimizer '" + object.name() + "'; supported: " + String.join(", ", names()));
        }
        Settings settings = object.settings("Optimizer");
        Optimizer optimizer = factory.apply(settings);
        // A scaled loss is scaled back before the step; the others say how Keras runs, not what it computes.
        settings.skip("name", "jit_compile", "is_legacy_optimizer", "loss_scale_factor");
        settings.end();
        return optimizer;
    }

    /**
     * The known names in small letters, sorted.
     *
     * @return a copy
     */
    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
