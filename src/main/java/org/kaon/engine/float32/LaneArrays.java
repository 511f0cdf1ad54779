package org.kaon.engine.float32;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;
import org.kaon.engine.Events;
import org.kaon.engine.Plan;
import org.kaon.kernel.Lane;
import org.kaon.kernel.Layout;
import org.kaon.kernel.MatrixKernel;
import org.kaon.kernel.Pass;
import org.kaon.kernel.TrainingOp;
import org.kaon.kernel.Workspace;
import org.kaon.network.TrainingProgram;

/** All tensors of one lane and their gradients, matrices of a row per event, and the passes that run over them. */
final class LaneArrays {
    private final Plan plan;
    private final List<TrainingOp> ops;
    private final Flow flow;
    private final SharedGradients sharedGradients;
    private final Layout[] layouts;
    private final List<List<ParameterArray>> parameters;
    private final float[][][] gradients;
    private final Lane lane = new Lane();
    private final Workspace workspace;
    private final List<Workspace> shared;
    private final FMatrixRMaj[] values;
    private final FMatrixRMaj[] slopes;
    private final List<Pass> passes = new ArrayList<>();
    private final int[] inputTensors;
    private final int inputSize;
    private final List<LossArrays> losses = new ArrayList<>();
    private int capacity;
    private double[][] inputs = {};
    private double[][] targets = {};
    private double[] weights = {};
    private boolean hasGradients;
    private boolean predicting;
    private Optional<String> nonFinite = Optional.empty();

    /** The first lane adds to the parameters' own gradients, each other one to gradients of its own. */
    LaneArrays(
            Plan plan,
            List<TrainingOp> ops,
            Flow flow,
            SharedGradients sharedGradients,
            Layout[] layouts,
            List<List<ParameterArray>> parameters,
            List<Workspace> shared,
            MatrixKernel kernel,
            boolean isFirst) {
        this.workspace = new Workspace(kernel);
        this.shared = shared;
        this.plan = plan;
        this.ops = ops;
        this.flow = flow;
        this.sharedGradients = sharedGradients;
        this.layouts = layouts;
        this.parameters = parameters;
        TrainingProgram program = plan.program();
        values = new FMatrixRMaj[program.sizes().size()];
        slopes = new FMatrixRMaj[values.length];
        inputTensors = program.inputs().stream().mapToInt(Integer::intValue).toArray();
        inputSize = program.inputs().stream()
                .mapToInt(tensor -> program.sizes().get(tensor))
                .sum();
        gradients = new float[parameters.size()][][];
        for (int member = 0; member < gradients.length; member++) {
            gradients[member] = new float[parameters.get(member).size()][];
            for (int index = 0; index < gradients[member].length; index++) {
                float[] own = parameters.get(member).get(index).gradient();
                boolean isShared = sharedGradients.holds(member, index);
                gradients[member][index] = isFirst && !isShared ? own : new float[isShared ? 0 : own.length];
            }
        }
    }

    float[] gradient(int member, int index) {
        return gradients[member][index];
    }

    /** All gradients are 0 again, so that {@link #clear} has nothing to do. */
    void gradientsWereTaken() {
        hasGradients = false;
    }

    Pass pass(int step) {
        return passes.get(step);
    }

    double penalty() {
        return lane.penalty();
    }

    Optional<String> nonFinite() {
        return nonFinite;
    }

    /** Forgets what the last batch left. */
    void clear() {
        for (float[][] member : gradients) {
            for (int i = 0; i < member.length && hasGradients; i++) {
                Arrays.fill(member[i], 0);
            }
        }
        hasGradients = true;
        nonFinite = Optional.empty();
    }

    /** Whether predictions of what comes will be asked for. */
    void predict(boolean wanted) {
        predicting = wanted;
    }

    /** Takes events {@code order[from] … order[from + rows - 1]}. */
    void fill(
            Events events, int[] order, int from, int rows, int batchFrom, int batchRows, boolean training, long key) {
        reserve(rows);
        lane.begin(rows, from - batchFrom, batchRows, training, key);
        for (int row = 0; row < rows; row++) {
            weights[row] = events.weight(order[from + row]);
        }
        read(events, order, from, rows);
        if (training) {
            plan.targets().forEach(target -> clearGradient(target.lossTensor()));
        }
    }

    private void clearGradient(int tensor) {
        Arrays.fill(slopes[tensor].data, 0, lane.rows() * slopes[tensor].numCols, 0);
    }

    /** Value by value of an event: what lies far apart in memory is asked for at once. */
    private void read(Events events, int[] order, int from, int rows) {
        events.read(order, from, rows, inputs, targets);
        int place = 0;
        for (int tensor : inputTensors) {
            int size = values[tensor].numCols;
            int featureStep = layouts[tensor].featureStep(rows);
            int eventStep = layouts[tensor].eventStep(size);
            for (int i = 0; i < size; i++) {
                narrow(inputs[place++], rows, values[tensor].data, i * featureStep, eventStep);
            }
        }
    }

    private static void narrow(double[] from, int count, float[] to, int first, int step) {
        for (int i = 0; i < count; i++) {
            to[first + i * step] = (float) from[i];
        }
    }

    private void reserve(int rows) {
        if (rows <= capacity) {
            return;
        }
        capacity = rows;
        List<Integer> sizes = plan.program().sizes();
        for (int tensor = 0; tensor < values.length; tensor++) {
            values[tensor] = new FMatrixRMaj(rows, sizes.get(tensor));
            slopes[tensor] = new FMatrixRMaj(rows, sizes.get(tensor));
        }
        inputs = new double[inputSize][rows];
        targets = new double
                [plan.targets().stream().mapToInt(Plan.Target::targetSize).sum()][rows];
        weights = new double[rows];
        losses.clear();
        int place = 0;
        for (Plan.Target goal : plan.targets()) {
            losses.add(new LossArrays(goal, targets, place, weights));
            place += goal.targetSize();
        }
        passes.clear();
        for (int i = 0; i < ops.size(); i++) {
            passes.add(pass(plan.program().steps().get(i), i));
        }
    }

    private Pass pass(TrainingProgram.Step step, int index) {
        return new Pass(
                lane,
                1,
                step.inputs().stream().map(tensor -> values[tensor].data).toArray(float[][]::new),
                parameters.get(step.member()).stream()
                        .map(ParameterArray::values)
                        .toArray(float[][]::new),
                values[step.output()].data,
                slopes[step.output()].data,
                step.inputs().stream().map(tensor -> slopes[tensor].data).toArray(float[][]::new),
                flow.wanted()[index],
                flow.fresh()[index],
                flow.learning()[index],
                sharedGradients.includes(index),
                gradients[step.member()],
                workspace,
                shared.get(index),
                index,
                layouts[step.inputs().get(0)],
                layouts[step.output()]);
    }

    void forward(int fromStep, int toStep) {
        for (int i = fromStep; i < toStep; i++) {
            if (predicting || flow.needed()[i]) {
                ops.get(i).forward(passes.get(i));
            }
        }
    }

    void backward(int fromStep, int toStep) {
        for (int i = toStep - 1; i >= fromStep; i--) {
            if (flow.active()[i]) {
                ops.get(i).backward(backwardPass(i));
            }
        }
    }

    /** The pass of a step's backward half. Gradients that nothing has been added to become 0 here, not earlier: so they are in the cache. */
    Pass backwardPass(int step) {
        List<Integer> tensors = plan.program().steps().get(step).inputs();
        boolean adds = !ops.get(step).overwrites();
        for (int k = 0; k < tensors.size(); k++) {
            if (adds && flow.fresh()[step][k]) {
                clearGradient(tensors.get(k));
            }
        }
        return passes.get(step);
    }

    /** The lane's part of the batch's loss, and its derivative with respect to what the losses start from. */
    double loss() {
        double sum = 0;
        for (int i = 0; i < losses.size(); i++) {
            int tensor = plan.targets().get(i).lossTensor();
            sum += losses.get(i).sum(lane, layouts[tensor], values[tensor].data, slopes[tensor].data);
        }
        if (!Double.isFinite(sum) && nonFinite.isEmpty()) {
            nonFinite = firstNonFinite();
        }
        return sum;
    }

    /** Copies the outputs, row by row and one output behind the other. */
    void predictions(double[] to, int firstRow) {
        if (!predicting) {
            return;
        }
        int width = plan.targets().stream()
                .mapToInt(goal -> goal.width() * goal.vectors())
                .sum();
        int place = 0;
        for (Plan.Target goal : plan.targets()) {
            int size = goal.width() * goal.vectors();
            int eventStep = layouts[goal.outputTensor()].eventStep(size);
            int featureStep = layouts[goal.outputTensor()].featureStep(lane.rows());
            float[] from = values[goal.outputTensor()].data;
            for (int row = 0; row < lane.rows(); row++) {
                for (int i = 0; i < size; i++) {
                    to[(firstRow + row) * width + place + i] = from[row * eventStep + i * featureStep];
                }
            }
            place += size;
        }
    }

    private Optional<String> firstNonFinite() {
        for (int i = 0; i < ops.size(); i++) {
            TrainingProgram.Step step = plan.program().steps().get(i);
            if (!predicting && !flow.needed()[i]) {
                continue;
            }
            float[] output = values[step.output()].data;
            int size = lane.rows() * values[step.output()].numCols;
            for (int k = 0; k < size; k++) {
                if (!Float.isFinite(output[k])) {
                    return Optional.of(step.name());
                }
            }
        }
        return Optional.empty();
    }
}
