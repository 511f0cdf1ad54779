package org.kaon.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kaon.UnsupportedModelException;
import org.kaon.setting.KerasObject;
import org.kaon.setting.Settings;

/** The table of losses by Keras's names and class names. Immutable: {@link #plus} returns a larger table. */
public final class Losses {
    private static final Losses STANDARD = new Losses(List.of(
            LossType.of("BinaryCrossentropy", BinaryCrossentropy::read, "binary_crossentropy", "bce", "BCE"),
            LossType.of("BinaryFocalCrossentropy", BinaryFocalCrossentropy::read, "binary_focal_crossentropy"),
            LossType.of("CategoricalCrossentropy", CategoricalCrossentropy::read, "categorical_crossentropy"),
            LossType.of(
                    "CategoricalFocalCrossentropy",
                    CategoricalFocalCrossentropy::read,
                    "categorical_focal_crossentropy"),
            LossType.of("CategoricalHinge", CategoricalHinge.of()),
            LossType.of("CosineSimilarity", CosineSimilarity.of(), "cosine_proximity", "cosine"),
            LossType.of("Hinge", Hinge.of()),
            LossType.of("Huber", Huber::read, "huber", "huber_loss"),
            LossType.of("KLDivergence", KLDivergence.of(), "kullback_leibler_divergence", "kld", "KLD"),
            LossType.of("LogCosh", LogCosh.of(), "logcosh"),
            LossType.of("MeanAbsoluteError", MeanAbsoluteError.of(), "mae", "MAE"),
            LossType.of("MeanAbsolutePercentageError", MeanAbsolutePercentageError.of(), "mape", "MAPE"),
            LossType.of("MeanSquaredError", MeanSquaredError.of(), "mse", "MSE"),
            LossType.of("MeanSquaredLogarithmicError", MeanSquaredLogarithmicError.of(), "msle", "MSLE"),
            LossType.of("Poisson", Poisson.of()),
            LossType.of(
                    "SparseCategoricalCrossentropy",
                    SparseCategoricalCrossentropy::read,
                    "sparse_categorical_crossentropy"),
            LossType.of("SquaredHinge", SquaredHinge.of())));

    private final List<LossType> rows;
    private final Map<String, LossType> byName = new LinkedHashMap<>();

    private Losses(List<LossType> rows) {
        this.rows = List.copyOf(rows);
        for (LossType row : rows) {
            byName.put(row.className(), row);
            row.names().forEach(name -> byName.put(name, row));
        }
    }

    /**
     * Every loss that Kaon knows.
     *
     * @return the table
     */
    public static Losses standard() {
        return STANDARD;
    }

    /**
     * This table with one more row, whose names win over those of other rows.
     *
     * @param row the new row
     * @return a new table
     */
    public Losses plus(LossType row) {
        List<LossType> more = new ArrayList<>(rows);
        more.add(row);
        return new Losses(more);
    }

    /**
     * This table with one more loss without settings.
     *
     * @param loss the new loss
     * @return a new table
     */
    public Losses plus(Loss loss) {
        return plus(LossType.of(loss.name(), loss));
    }

    /**
     * The loss of a name, with Keras's default settings.
     *
     * @param name as Keras writes it: of the function, short or long, or of the class
     * @return the loss, or empty where there is none of that name
     */
    public Optional<Loss> of(String name) {
        return Optional.ofNullable(byName.get(name)).map(row -> row.factory().apply(Settings.none(name)));
    }

    /**
     * The loss that a Keras configuration describes.
     *
     * @param configuration a name, or a map with {@code class_name} and {@code config}
     * @return the loss with its settings
     * @throws UnsupportedModelException for an unknown loss or setting, or one of another reduction than the mean over all events
     * @throws org.kaon.ModelFormatException for a setting of the wrong type
     */
    public Loss read(Object configuration) {
        KerasObject object = KerasObject.of(configuration, "Loss");
        LossType row = byName.get(object.name());
        if (row == null) {
            throw new UnsupportedModelException(
                    "Loss '" + object.name() + "'; supported: " + String.join(", ", names()));
        }
        Settings settings = object.settings("Loss");
        Loss loss = row.factory().apply(settings);
        settings.allow("reduction", "sum_over_batch_size", "mean", "auto");
        settings.allow("axis", -1L, -1, -1.0);
        settings.skip("name", "dtype", "fn");
        settings.end();
        return loss;
    }

    /**
     * The known names, sorted: the losses' own, without other spellings.
     *
     * @return a copy
     */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        rows.forEach(row -> names.add(row.names().get(0)));
        return names;
    }
}
