package org.kaon.float64.activation.fast;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kaon.float64.activation.Activation;
import org.kaon.float64.activation.Sigmoid;
import org.kaon.float64.activation.Softmax;
import org.kaon.float64.activation.Tanh;

/** The table of fast forms in double. Each answers as the exact activation does within the error that its page states, NaN and infinities included. */
public final class FastActivations {
    private static final Map<Class<?>, UnaryOperator<Activation>> ROWS = Map.ofEntries(
            row(Sigmoid.class, FastSigmoid::new), row(Softmax.class, FastSoftmax::new), row(Tanh.class, FastTanh::new));

    private FastActivations() {}

    /**
     * The fast form of an activation.
     *
     * @param exact any activation
     * @return one of the same name, or the same where there is no fast form
     */
    public static Activation of(Activation exact) {
        return ROWS.getOrDefault(exact.getClass(), UnaryOperator.identity()).apply(exact);
    }

    private static <A extends Activation> Map.Entry<Class<?>, UnaryOperator<Activation>> row(
            Class<A> type, Function<A, Activation> fast) {
        return Map.entry(type, exact -> fast.apply(type.cast(exact)));
    }
}
