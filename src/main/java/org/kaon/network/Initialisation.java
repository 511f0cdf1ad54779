package org.kaon.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.kaon.KaonException;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Initializers;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.layer.SettingTable;
import org.kaon.layer.Shape;
import org.kaon.random.KeyedStream;
import org.kaon.random.Streams;

/**
 * Draws the first values of a network's parameters: by the layer's setting {@code <parameter>_initializer}, such as {@code
 * kernel_initializer}, or by what the layer takes where there is none. An initializer with a seed of its own is drawn from that seed alone, so
 * that two of them give the same values, as in Keras (whose values for a seed are others).
 */
public final class Initialisation {
    private Initialisation() {}

    /**
     * A network with first values.
     *
     * @param graph the structure
     * @param seed fixes all values; each parameter has a stream of its own
     * @return a network that hasn't learned yet
     * @throws KaonException where an initializer isn't known, its settings are wrong, or it can't fill a parameter's shape
     */
    public static Network of(Graph graph, long seed) {
        return of(graph, Streams.seeded(seed), Initializers.standard());
    }

    /**
     * A network with first values.
     *
     * @param graph the structure
     * @param streams what values are drawn from
     * @param initializers what settings may name
     * @return a network that hasn't learned yet
     * @throws KaonException where an initializer isn't known, its settings are wrong, or it can't fill a parameter's shape
     */
    public static Network of(Graph graph, Streams streams, SettingTable<Initializer> initializers) {
        List<Parameters> all = new ArrayList<>();
        for (int layer = 0; layer < graph.members().size(); layer++) {
            Graph.Member member = graph.members().get(layer);
            List<Parameter> own = new ArrayList<>();
            for (ParameterSpec spec : member.specs()) {
                RandomGenerator stream = streams.of(layer, own.size());
                own.add(Parameter.of(spec.name(), spec.shape(), values(member, spec, stream, initializers)));
            }
            all.add(Parameters.of(own));
        }
        return new Network(graph, all);
    }

    private static double[] values(
            Graph.Member member, ParameterSpec spec, RandomGenerator stream, SettingTable<Initializer> initializers) {
        Shape shape = spec.shape();
        if (!shape.isKnown()) {
            throw member.config()
                    .invalid(spec.name() + " has shape " + shape + ", expected every axis to be known here");
        }
        String key = spec.name() + "_initializer";
        LayerConfig settings = member.layer()
                .parameterConfig(member.config())
                .named(key)
                .orElseGet(() -> new LayerConfig(
                        spec.initializer(),
                        member.config().name() + "/" + key,
                        member.config().kerasVersion(),
                        Map.of()));
        Initializer initializer = initializers.of(settings);
        try {
            return initializer.draw(shape.axes(), seeded(settings, stream));
        } catch (KaonException e) {
            throw e.at(settings.toString());
        }
    }

    /** Keras writes a seed as a number, or as an object that counts on from one. */
    private static RandomGenerator seeded(LayerConfig settings, RandomGenerator stream) {
        if (!settings.has("seed")) {
            return stream;
        }
        boolean object = settings.attributes().get("seed") instanceof Map<?, ?>;
        LayerConfig holder = object ? settings.inner("seed") : settings;
        return new KeyedStream((long) holder.numberOr("seed", 0));
    }
}
