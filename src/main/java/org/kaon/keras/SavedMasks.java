package org.kaon.keras;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.Layer;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.MaskFlow;
import org.kaon.network.Graph;

/** Refuses to save masks that Keras 2 and 3 treat differently. */
final class SavedMasks {
    private SavedMasks() {}

    /**
     * Follows masks through a graph.
     *
     * @param graph the network's
     * @param needed the calls that its outputs need
     * @throws org.kaon.UnsupportedModelException naming the layer
     */
    static void check(Graph graph, Set<Integer> needed) {
        Map<Integer, Integer> masks = new HashMap<>();
        for (int number : needed) {
            Graph.Call call = graph.calls().get(number);
            Graph.Member member = graph.members().get(call.member());
            int output = graph.inputs().size() + number;
            if (member.layer().startsMask(graph.shape(call.inputs().get(0))).isPresent()) {
                masks.put(output, output);
                continue;
            }
            Set<Integer> found = new HashSet<>();
            call.inputs().forEach(tensor -> found.add(masks.getOrDefault(tensor, -1)));
            if (found.equals(Set.of(-1))) {
                continue;
            }
            check(member.config(), found);
            if (flow(member.config(), KerasVersion.CURRENT).passes()) {
                masks.put(output, List.copyOf(found).get(0));
            }
        }
    }

    private static void check(LayerConfig config, Set<Integer> masks) {
        MaskFlow flow = flow(config, KerasVersion.CURRENT);
        boolean merged = masks.size() > 1
                || config.className().equals("Multiply")
                || config.className().equals("Maximum")
                || config.className().equals("Minimum");
        if (merged || flow != flow(config, new KerasVersion(2, 13))) {
            throw config.unsupported(
                    "for saving: behind a Masking layer, where Keras 2 and 3 treat the mask differently");
        }
    }

    private static MaskFlow flow(LayerConfig config, KerasVersion version) {
        if (config.className().equals("Cast")) {
            return MaskFlow.PASSES;
        }
        Layer layer =
                Layers.standard().of(new LayerConfig(config.className(), config.name(), version, config.attributes()));
        return layer.maskFlow();
    }
}
