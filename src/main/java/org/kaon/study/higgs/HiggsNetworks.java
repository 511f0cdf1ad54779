package org.kaon.study.higgs;

import java.util.Map;
import org.kaon.layer.Shape;
import org.kaon.network.Graph;
import org.kaon.network.Sequential;

/** The networks of the study. */
public final class HiggsNetworks {
    private static final int PUBLISHED_UNITS = 300;
    private static final int PUBLISHED_DROPOUTS = 6;
    private static final double PUBLISHED_RATE = 0.005;
    private static final int SMALL_UNITS = 64;

    private HiggsNetworks() {}

    /**
     * The published network: Dense(300, relu), six times Dense(300, relu) and Dropout(0.005), Dense(1, sigmoid), kernels by {@code he_normal};
     * 549,901 parameters for 25 features.
     *
     * @param features how many values an event has
     * @return its layers
     */
    public static Graph published(int features) {
        Map<String, Object> hidden =
                Map.of("units", PUBLISHED_UNITS, "activation", "relu", "kernel_initializer", "he_normal");
        Sequential layers = Sequential.of(Shape.of(features)).layer("Dense", hidden);
        for (int i = 0; i < PUBLISHED_DROPOUTS; i++) {
            layers = layers.layer("Dense", hidden).dropout(PUBLISHED_RATE);
        }
        return layers.layer("Dense", Map.of("units", 1, "activation", "sigmoid", "kernel_initializer", "he_normal"))
                .graph();
    }

    /**
     * A network for some ten thousand events: Dense(64, relu), Dense(64, relu), Dense(1, sigmoid).
     *
     * @param features how many values an event has
     * @return its layers
     */
    public static Graph small(int features) {
        return Sequential.of(Shape.of(features))
                .dense(SMALL_UNITS, "relu")
                .dense(SMALL_UNITS, "relu")
                .dense(1, "sigmoid")
                .graph();
    }
}
