package org.kaon.activation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table of activations by Keras's names. Immutable: {@link #plus} returns a larger table. */
public final class Activations {
    private static final Activations STANDARD = new Activations(List.of(
            new Celu(),
            new Elu(),
            new Exponential(),
            new Gelu(),
            new HardShrink(),
            new HardSigmoid(),
            new HardSilu("hard_silu"),
            new HardSilu("hard_swish"),
            new HardTanh(),
            new LeakyRelu(),
            new Linear(),
            new LogSigmoid(),
            new LogSoftmax(),
            new Mish(),
            new Relu(),
            new Relu6(),
            new Selu(),
            new Sigmoid(),
            new Silu("silu"),
            new Silu("swish"),
            new SoftShrink(),
            new Softmax(),
            new Softplus(),
            new Softsign(),
            new SparsePlus(),
            new SparseSigmoid(),
            new Sparsemax(),
            new Squareplus(),
            new Tanh(),
            new TanhShrink()));

    private final Map<String, Activation> byName = new LinkedHashMap<>();

    private Activations(List<Activation> rows) {
        for (Activation row : rows) {
            byName.put(row.name(), row);
        }
    }

    /**
     * Every activation that Kaon knows.
     *
     * @return the table
     */
    public static Activations standard() {
        return STANDARD;
    }

    /**
     * This table with one more activation, which replaces one of the same name.
     *
     * @param activation the new row
     * @return a new table
     */
    public Activations plus(Activation activation) {
        List<Activation> rows = new ArrayList<>(byName.values());
        rows.add(activation);
        return new Activations(rows);
    }

    /**
     * The activation of a name.
     *
     * @param name as Keras writes it
     * @return the activation, or empty where there is none of that name
     */
    public Optional<Activation> of(String name) {
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
