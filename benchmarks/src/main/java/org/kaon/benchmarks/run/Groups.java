package org.kaon.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The table of groups of benchmarks. */
public final class Groups {
    private static final Map<String, Function<Campaign, List<Block>>> ALL = all();

    private Groups() {}

    /** Their names, in the order in which they run. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    static List<Block> blocks(String name, Campaign campaign) {
        return ALL.get(name).apply(campaign);
    }

    private static Map<String, Function<Campaign, List<Block>>> all() {
        Map<String, Function<Campaign, List<Block>>> groups = new LinkedHashMap<>();
        groups.put("latency", Inference::latency);
        groups.put("batch", Inference::batch);
        groups.put("threads", Inference::threads);
        groups.put("load", Loading::load);
        groups.put("cold", Loading::cold);
        groups.put("paced", Paced::blocks);
        groups.put("training", Training::blocks);
        groups.put("python", BesidePython::blocks);
        return groups;
    }
}
