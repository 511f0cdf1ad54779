package org.kaon.random;

import java.util.random.RandomGenerator;
import org.kaon.kernel.Noise;

/** Where the first values of a network's parameters come from. */
public interface Streams {
    /**
     * The stream of a parameter; asked for once for each, in the order of layers and their parameters.
     *
     * @param layer place of its layer in the network
     * @param parameter place within the layer
     * @return what its values are drawn from
     */
    RandomGenerator of(int layer, int parameter);

    /**
     * A stream of its own for each parameter, so that a layer more at the end changes no other's values.
     *
     * @param seed of all
     * @return streams that share no stretch of numbers
     */
    static Streams seeded(long seed) {
        return (layer, parameter) -> new KeyedStream(Noise.key(Noise.key(seed, layer), parameter));
    }

    /**
     * One stream from which all parameters are drawn, one behind the other.
     *
     * @param random the stream, which moves on
     * @return the same for each
     */
    static Streams shared(RandomGenerator random) {
        return (layer, parameter) -> random;
    }
}
