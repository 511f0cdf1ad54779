package org.kaon.dense.vector;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kaon.activation.Activation;
import org.kaon.activation.fast.FastElu;
import org.kaon.activation.fast.FastExponential;
import org.kaon.activation.fast.FastSigmoid;
import org.kaon.activation.fast.FastSilu;
import org.kaon.activation.fast.FastTanh;

/** The table of vector forms. */
final class VectorFunctions {
    private static final Map<Class<?>, Function<Activation, VectorFunction>> ROWS = Map.of(
            FastElu.class, fast -> new VectorElu((FastElu) fast),
            FastExponential.class, fast -> new VectorExponential(),
            FastSigmoid.class, fast -> new VectorSigmoid(),
            FastSilu.class, fast -> new VectorSilu(),
            FastTanh.class, fast -> new VectorTanh());

    private VectorFunctions() {}

    /** The vector form, if there is one. */
    static Optional<VectorFunction> of(Activation activation) {
        return Optional.ofNullable(ROWS.get(activation.getClass())).map(form -> form.apply(activation));
    }
}
