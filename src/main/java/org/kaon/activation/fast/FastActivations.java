package org.kaon.activation.fast;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kaon.activation.Activation;
import org.kaon.activation.Celu;
import org.kaon.activation.Elu;
import org.kaon.activation.Exponential;
import org.kaon.activation.Gelu;
import org.kaon.activation.LeakyRelu;
import org.kaon.activation.LogSigmoid;
import org.kaon.activation.LogSoftmax;
import org.kaon.activation.Mish;
import org.kaon.activation.Selu;
import org.kaon.activation.Sigmoid;
import org.kaon.activation.Silu;
import org.kaon.activation.Softmax;
import org.kaon.activation.Softplus;
import org.kaon.activation.Softsign;
import org.kaon.activation.Tanh;

/**
 * The table of fast forms. Each answers as the exact activation does within the error that its page states, at most 5e-7 of the value where that is a
 * normal number, NaN and infinities included, with the same bits in a loop and alone.
 *
 * <p>The bits are those of a machine with or without {@link org.kaon.activation.Fma#IS_FAST}; the stated errors hold for both.
 */
public final class FastActivations {
    private static final Map<Class<?>, UnaryOperator<Activation>> ROWS = Map.ofEntries(
            row(Celu.class, FastElu::new),
            row(Elu.class, FastElu::new),
            row(Exponential.class, FastExponential::new),
            row(Gelu.class, FastGelu::new),
            row(LeakyRelu.class, FastLeakyRelu::new),
            row(LogSigmoid.class, FastLogSigmoid::new),
            row(LogSoftmax.class, FastLogSoftmax::new),
            row(Mish.class, FastMish::new),
            row(Selu.class, FastElu::new),
            row(Sigmoid.class, FastSigmoid::new),
            row(Silu.class, FastSilu::new),
            row(Softmax.class, FastSoftmax::new),
            row(Softplus.class, FastSoftplus::new),
            row(Softsign.class, FastSoftsign::new),
            row(Tanh.class, FastTanh::new));

    private FastActivations() {}

    /**
     * The fast form of an activation.
     *
     * @param exact any activation
     * @return one of the same name, or the same where there is no fast form, as for those of a user's own
     */
    public static Activation of(Activation exact) {
        return ROWS.getOrDefault(exact.getClass(), UnaryOperator.identity()).apply(exact);
    }

    private static <A extends Activation> Map.Entry<Class<?>, UnaryOperator<Activation>> row(
            Class<A> type, Function<A, Activation> fast) {
        return Map.entry(type, exact -> fast.apply(type.cast(exact)));
    }
}
