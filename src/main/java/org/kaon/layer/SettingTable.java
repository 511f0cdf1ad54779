package org.kaon.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A table of things that settings name, such as initializers. Immutable: {@link #plus} returns a larger table.
 *
 * @param <T> what is looked up
 */
public final class SettingTable<T> {
    private final String kind;
    private final Map<String, Function<LayerConfig, T>> rows;
    private final Set<String> classNames;

    private SettingTable(String kind, Map<String, Function<LayerConfig, T>> rows, Set<String> classNames) {
        this.kind = kind;
        this.rows = rows;
        this.classNames = Collections.unmodifiableSet(classNames);
    }

    /**
     * A table without rows.
     *
     * @param kind what is looked up, in the singular, for messages
     * @param <T> what is looked up
     * @return the table
     */
    public static <T> SettingTable<T> of(String kind) {
        return new SettingTable<>(kind, Map.of(), Set.of());
    }

    /**
     * This table with one more row, which replaces one of the same name.
     *
     * @param factory reads the settings; refuses by {@link LayerConfig#invalid} and {@link LayerConfig#unsupported}
     * @param className Keras's class name
     * @param aliases under which Keras knows it as well
     * @return a new table
     */
    public SettingTable<T> plus(Function<LayerConfig, T> factory, String className, String... aliases) {
        Map<String, Function<LayerConfig, T>> more = new LinkedHashMap<>(rows);
        more.put(className, factory);
        for (String alias : aliases) {
            more.put(alias, factory);
        }
        Set<String> names = new TreeSet<>(classNames);
        names.add(className);
        return new SettingTable<>(kind, more, names);
    }

    /**
     * Makes what a setting names.
     *
     * @param settings as {@link LayerConfig#named} gives them
     * @return the thing
     * @throws org.kaon.UnsupportedModelException for an unknown name
     */
    public T of(LayerConfig settings) {
        Function<LayerConfig, T> row = rows.get(settings.className());
        if (row == null) {
            throw settings.unsupported(kind + "; supported: " + String.join(", ", classNames));
        }
        return row.apply(settings);
    }

    /**
     * The known class names, sorted.
     *
     * @return without aliases
     */
    public Set<String> names() {
        return classNames;
    }
}
