package org.kaon.engine.float32;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kaon.engine.Team;
import org.kaon.kernel.MatrixKernel;
import org.kaon.kernel.Parameterless;
import org.kaon.kernel.SharedGradient;
import org.kaon.kernel.TrainingOp;
import org.kaon.kernel.Workspace;
import org.kaon.network.TrainingProgram;

/** The gradients of large matrices, which threads compute for all lanes at a time, some rows each. */
final class SharedGradients {
    /** Where lanes have gradients of fewer numbers, adding them up takes less than another meeting of threads. */
    private static final int LEAST_NUMBERS = 1 << 14;
    /** A multiple of the rows that kernels take at a time. */
    private static final int ROWS_PER_TASK = 60;

    private final List<Task> tasks = new ArrayList<>();
    private final boolean[] steps;
    private final Set<Integer> members;

    /** Some rows of one matrix. */
    private record Task(int step, SharedGradient op, int from, int to, float[] gradient, Workspace workspace) {
        void run(List<LaneArrays> lanes, boolean adds) {
            op.addGradient(lanes.stream().map(lane -> lane.pass(step)).toList(), from, to, adds, gradient, workspace);
        }
    }

    private SharedGradients(boolean[] steps, Set<Integer> members) {
        this.steps = steps;
        this.members = members;
    }

    static SharedGradients of(
            TrainingProgram program,
            List<TrainingOp> ops,
            Flow flow,
            List<List<ParameterArray>> parameters,
            MatrixKernel kernel) {
        boolean[] steps = new boolean[ops.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = flow.active()[i] && ops.get(i) instanceof SharedGradient && isLarge(program, i, parameters);
        }
        // Two steps with one matrix would add to it at the same time.
        IntStream.range(0, steps.length).forEach(i -> steps[i] &= isAlone(program, ops, i));
        SharedGradients shared = new SharedGradients(
                steps,
                IntStream.range(0, steps.length)
                        .filter(i -> steps[i])
                        .mapToObj(i -> program.steps().get(i).member())
                        .collect(Collectors.toSet()));
        for (int i = 0; i < steps.length; i++) {
            if (steps[i]) {
                float[] gradient =
                        parameters.get(program.steps().get(i).member()).get(0).gradient();
                shared.add(i, (SharedGradient) ops.get(i), gradient, kernel);
            }
        }
        return shared;
    }

    private static boolean isLarge(TrainingProgram program, int step, List<List<ParameterArray>> parameters) {
        ParameterArray first =
                parameters.get(program.steps().get(step).member()).get(0);
        return first.isTrained() && first.gradient().length >= LEAST_NUMBERS;
    }

    private static boolean isAlone(TrainingProgram program, List<TrainingOp> ops, int step) {
        int member = program.steps().get(step).member();
        return IntStream.range(0, ops.size())
                .filter(i -> i != step && program.steps().get(i).member() == member)
                .allMatch(i -> ops.get(i) instanceof Parameterless);
    }

    private void add(int step, SharedGradient op, float[] gradient, MatrixKernel kernel) {
        for (int from = 0; from < op.rows(); from += ROWS_PER_TASK) {
            int to = Math.min(op.rows(), from + ROWS_PER_TASK);
            tasks.add(new Task(step, op, from, to, gradient, new Workspace(kernel)));
        }
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** Whether a step leaves the gradient of its first parameter to {@link #run}. */
    boolean includes(int step) {
        return steps[step];
    }

    /** Whether it is the gradient of this parameter that {@link #run} computes: the first of a layer. */
    boolean holds(int member, int index) {
        return index == 0 && members.contains(member);
    }

    /** Computes them from what lanes that have run backward keep. */
    void run(Team team, List<LaneArrays> lanes, boolean adds) {
        if (!tasks.isEmpty()) {
            team.run(tasks.size(), i -> tasks.get(i).run(lanes, adds));
        }
    }
}
