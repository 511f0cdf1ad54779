package org.kaon.layer;

import java.util.Set;

/** Reads the setting {@code data_format}. */
final class ChannelOrder {
    private ChannelOrder() {}

    static boolean isFirst(LayerConfig config) {
        return config.choiceOr("data_format", "channels_last", Set.of("channels_first", "channels_last"))
                .equals("channels_first");
    }
}
