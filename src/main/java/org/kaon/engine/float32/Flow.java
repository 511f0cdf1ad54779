package org.kaon.engine.float32;

import java.util.List;
import org.kaon.engine.Plan;
import org.kaon.kernel.Parameterless;
import org.kaon.kernel.TrainingOp;
import org.kaon.network.TrainingProgram;

/**
 * What training needs: values on a way to a loss or a penalty; gradients on a way from there back to a trained parameter.
 *
 * @param needed for each step, whether its forward half does more than predict
 * @param active for each step, whether its backward half runs
 * @param learning for each step, whether its layer has a trained parameter
 * @param wanted for each step and each of its inputs, whether the gradient of that tensor is read
 * @param fresh for each step and each of its inputs, whether on the way back nothing is added to that tensor's gradient before
 */
record Flow(boolean[] needed, boolean[] active, boolean[] learning, boolean[][] wanted, boolean[][] fresh) {
    static Flow of(Plan plan, List<TrainingOp> ops) {
        TrainingProgram program = plan.program();
        List<TrainingProgram.Step> steps = program.steps();
        boolean[] depends = new boolean[program.sizes().size()];
        boolean[] learning = new boolean[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            TrainingProgram.Step step = steps.get(i);
            learning[i] = plan.parameters().get(step.member()).stream().anyMatch(Plan.Learned::trained);
            depends[step.output()] = learning[i] || step.inputs().stream().anyMatch(tensor -> depends[tensor]);
        }
        boolean[] reached = new boolean[depends.length];
        for (Plan.Target target : plan.targets()) {
            reached[target.lossTensor()] = true;
        }
        boolean[] active = new boolean[steps.size()];
        boolean[][] wanted = new boolean[steps.size()][];
        boolean[][] fresh = new boolean[steps.size()][];
        for (int i = steps.size() - 1; i >= 0; i--) {
            TrainingProgram.Step step = steps.get(i);
            active[i] = (reached[step.output()] || ops.get(i).addsToLoss()) && depends[step.output()];
            wanted[i] = new boolean[step.inputs().size()];
            fresh[i] = new boolean[wanted[i].length];
            for (int k = 0; k < wanted[i].length && active[i]; k++) {
                int tensor = step.inputs().get(k);
                wanted[i][k] = depends[tensor];
                fresh[i][k] = !reached[tensor];
                reached[tensor] = true;
            }
        }
        return new Flow(needed(plan, ops), active, learning, wanted, fresh);
    }

    private static boolean[] needed(Plan plan, List<TrainingOp> ops) {
        boolean[] read = new boolean[plan.program().sizes().size()];
        plan.targets().forEach(target -> read[target.lossTensor()] = true);
        boolean[] needed = new boolean[ops.size()];
        for (int i = needed.length - 1; i >= 0; i--) {
            TrainingProgram.Step step = plan.program().steps().get(i);
            // All others may add to the loss, or learn from what they see.
            needed[i] = read[step.output()] || !(ops.get(i) instanceof Parameterless);
            for (int tensor : step.inputs()) {
                read[tensor] |= needed[i];
            }
        }
        return needed;
    }
}
