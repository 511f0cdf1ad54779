package org.kaon.inference;

import java.util.Optional;
import org.kaon.activation.fast.Functions;
import org.kaon.dense.Precision;

/**
 * How a model is compiled to a {@link Predictor}. Immutable; start from {@link #standard()}.
 *
 * @param precision in which weights of dense layers are stored
 * @param functions how activations are computed
 * @param kernel the name of the loops for dense layers; empty for the fastest that this JVM can run
 */
public record CompileOptions(Precision precision, Functions functions, Optional<String> kernel) {
    /**
     * What {@link Predictor#of(org.kaon.model.Model, org.kaon.layer.Shape...)} takes: float32, fast functions, the fastest loops.
     *
     * @return the options
     */
    public static CompileOptions standard() {
        return new CompileOptions(Precision.FLOAT32, Functions.FAST, Optional.empty());
    }

    /**
     * These options with another precision of weights.
     *
     * @param newPrecision in which weights of dense layers are stored
     * @return new options
     */
    public CompileOptions precision(Precision newPrecision) {
        return new CompileOptions(newPrecision, functions, kernel);
    }

    /**
     * These options with other functions.
     *
     * @param newFunctions how activations are computed
     * @return new options
     */
    public CompileOptions functions(Functions newFunctions) {
        return new CompileOptions(precision, newFunctions, kernel);
    }

    /**
     * These options with loops chosen by name, from the first call on; without, a predictor starts with {@code plain} ones and goes over to
     * {@code vector} once these are warm, where there are any. All give the same bits.
     *
     * @param name {@code plain} or {@code vector}
     * @return new options
     */
    public CompileOptions kernel(String name) {
        return new CompileOptions(precision, functions, Optional.of(name));
    }
}
