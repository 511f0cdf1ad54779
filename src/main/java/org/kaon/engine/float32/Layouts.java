package org.kaon.engine.float32;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kaon.kernel.Layout;
import org.kaon.kernel.TrainingOp;
import org.kaon.network.TrainingProgram;

/** In which layout each tensor lies: by feature wherever all ops that write or read it take it so, else by event. */
final class Layouts {
    private Layouts() {}

    static Layout[] of(TrainingProgram program, List<TrainingOp> ops) {
        Layout[] layouts = new Layout[program.sizes().size()];
        Arrays.fill(layouts, Layout.BY_FEATURE);
        for (int i = 0; i < ops.size(); i++) {
            TrainingProgram.Step step = program.steps().get(i);
            if (ops.get(i).layouts() == Layout.Choice.BY_EVENT) {
                tensors(step).forEach(tensor -> layouts[tensor] = Layout.BY_EVENT);
            } else if (ops.get(i).layouts() == Layout.Choice.ANY_TO_EVENT) {
                layouts[step.output()] = Layout.BY_EVENT;
            }
        }
        // One tensor by event may need others to be so, before and behind it.
        for (int round = 0; round < layouts.length; round++) {
            for (int i = 0; i < ops.size(); i++) {
                List<Integer> tensors = tensors(program.steps().get(i));
                if (ops.get(i).layouts() == Layout.Choice.ALIKE
                        && tensors.stream().anyMatch(tensor -> layouts[tensor] == Layout.BY_EVENT)) {
                    tensors.forEach(tensor -> layouts[tensor] = Layout.BY_EVENT);
                }
            }
        }
        return layouts;
    }

    private static List<Integer> tensors(TrainingProgram.Step step) {
        List<Integer> tensors = new ArrayList<>(step.inputs());
        tensors.add(step.output());
        return tensors;
    }
}
