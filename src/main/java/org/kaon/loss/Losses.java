package org.kaon.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table of losses by Keras's names, each with its default settings. Immutable: {@link #plus} returns a larger table. */
public final class Losses {
    private static final Losses STANDARD = new Losses(List.of(new BinaryCrossentropy(), new MeanSquaredError()));

    private final Map<String, Loss> byName = new LinkedHashMap<>();

    private Losses(List<Loss> rows) {
        for (Loss row : rows) {
            byName.put(row.name(), row);
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
     * This table with one more loss, which replaces one of the same name.
     *
     * @param loss the new row
     * @return a new table
     */
    public Losses plus(Loss loss) {
        List<Loss> rows = new ArrayList<>(byName.values());
        rows.add(loss);
        return new Losses(rows);
    }

    /**
     * The loss of a name.
     *
     * @param name as Keras writes it
     * @return the loss, or empty where there is none of that name
     */
    public Optional<Loss> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The known names, sorted.
     *
     * @return a copy
     */
    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }
}
