package org.kaon.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kaon.inference.Port;

/** The names of the columns that predictions are written in. */
final class PredictionColumns {
    private PredictionColumns() {}

    /** {@code prediction} for one value, {@code prediction_0 …} for more, {@code <output>_0 …} for several outputs. */
    static List<String> of(List<Port> outputs) {
        if (outputs.size() == 1) {
            int width = outputs.get(0).width();
            return width == 1 ? List.of("prediction") : numbered("prediction", width);
        }
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Port output : outputs) {
            String name = output.name();
            for (int copy = 2; !taken.add(name); copy++) {
                name = output.name() + "#" + copy;
            }
            names.addAll(numbered(name, output.width()));
        }
        return names;
    }

    private static List<String> numbered(String name, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(name + "_" + i);
        }
        return names;
    }
}
