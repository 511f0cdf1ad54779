package org.kaon.engine.float32;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaon.engine.BatchResult;
import org.kaon.engine.Engine;
import org.kaon.engine.EngineState;
import org.kaon.engine.Events;
import org.kaon.engine.Plan;
import org.kaon.engine.Team;
import org.kaon.kernel.BatchOp;
import org.kaon.kernel.Layout;
import org.kaon.kernel.MatrixKernel;
import org.kaon.kernel.MatrixKernels;
import org.kaon.kernel.Noise;
import org.kaon.kernel.TrainingOp;
import org.kaon.kernel.Workspace;
import org.kaon.layer.Parameters;
import org.kaon.optimizer.Optimizer;

/**
 * Training on one machine. A batch is cut into lanes by its size alone; each lane sums its gradients in the order of its events, and the
 * lanes' sums are added in the order of lanes. So the bits don't depend on the number of threads.
 */
public final class ArrayEngine implements Engine {
    private static final int ROWS_PER_LANE = 64;
    private static final int MOST_LANES = 8;
    /** So many events run through the network at a time: more don't stay in the processor's cache. */
    private static final int ROWS_PER_BLOCK = 256;

    /** Laying out fewer parameters takes less than a meeting of threads. */
    private static final int LEAST_PARAMETERS_TO_SHARE = 1 << 15;

    private final Plan plan;
    private final List<TrainingOp> ops;
    private final Team team;
    private final Flow flow;
    private final Layout[] layouts;
    private final List<List<ParameterArray>> parameters;
    private final List<ParameterArray> trained;
    private final SharedGradients sharedGradients;
    /** What lanes have gradients of. */
    private final Pieces addedUp;

    private final List<LaneArrays> lanes = new ArrayList<>();
    private final int[] couplings;
    private final int outputWidth;
    private final Update update;
    private final MatrixKernel kernel = MatrixKernels.best();
    /** What each op lays out of its parameters, and whether that is of the parameters as they are, for forward halves and for both. */
    private final List<Workspace> shared;

    private boolean isPrepared;
    private boolean isPreparedForTraining;

    /**
     * Prepares training.
     *
     * @param plan of the network
     * @param ops of the program's steps, in this engine's type
     * @param optimizer in this engine's type
     * @param team shares the work
     */
    public ArrayEngine(Plan plan, List<TrainingOp> ops, Optimizer optimizer, Team team) {
        this.plan = plan;
        this.ops = List.copyOf(ops);
        this.team = team;
        this.flow = Flow.of(plan, this.ops);
        this.layouts = Layouts.of(plan.program(), this.ops);
        this.parameters = plan.parameters().stream()
                .map(member -> member.stream()
                        .map(learned -> new ParameterArray(learned, optimizer))
                        .toList())
                .toList();
        this.trained = parameters.stream()
                .flatMap(List::stream)
                .filter(ParameterArray::isTrained)
                .toList();
        this.couplings = IntStream.range(0, ops.size())
                .filter(i -> ops.get(i) instanceof BatchOp)
                .toArray();
        this.outputWidth = plan.targets().stream()
                .mapToInt(goal -> goal.width() * goal.vectors())
                .sum();
        this.sharedGradients = SharedGradients.of(plan.program(), this.ops, flow, parameters, kernel);
        Pieces pieces = Pieces.of(parameters);
        this.addedUp = pieces.without(sharedGradients);
        this.update = new Update(optimizer, trained, pieces, team);
        this.shared = ops.stream().map(op -> new Workspace(kernel)).toList();
    }

    @Override
    public BatchResult train(Events events, int[] order, int from, int to, boolean predicting) {
        BatchResult result = gradients(events, order, from, to, predicting);
        update.run();
        changed();
        return result;
    }

    private void changed() {
        isPrepared = false;
        isPreparedForTraining = false;
    }

    private void prepare(boolean training) {
        if (training ? isPreparedForTraining : isPrepared) {
            return;
        }
        long size = trained.stream()
                .mapToLong(parameter -> parameter.values().length)
                .sum();
        if (size < LEAST_PARAMETERS_TO_SHARE) {
            IntStream.range(0, ops.size()).forEach(i -> prepare(i, training));
        } else {
            team.run(ops.size(), i -> prepare(i, training));
        }
        isPrepared = true;
        isPreparedForTraining = training;
    }

    private void prepare(int step, boolean training) {
        int member = plan.program().steps().get(step).member();
        float[][] values =
                parameters.get(member).stream().map(ParameterArray::values).toArray(float[][]::new);
        ops.get(step).prepare(values, shared.get(step), training);
    }

    @Override
    public BatchResult gradients(Events events, int[] order, int from, int to) {
        return gradients(events, order, from, to, true);
    }

    private BatchResult gradients(Events events, int[] order, int from, int to, boolean predicting) {
        int rows = to - from;
        int count = Math.max(1, Math.min(MOST_LANES, rows / ROWS_PER_LANE));
        int[] bounds = IntStream.rangeClosed(0, count)
                .map(i -> from + (int) ((long) rows * i / count))
                .toArray();
        reserve(count);
        prepare(true);
        double[] predictions = new double[predicting ? rows * outputWidth : 0];
        double[] losses = new double[count];
        lanes.forEach(lane -> lane.predict(predicting));
        long key = Noise.key(plan.seed(), update.step());
        if (couplings.length == 0) {
            runApart(events, order, bounds, predictions, losses, key);
        } else {
            runTogether(events, order, bounds, predictions, losses, key);
        }
        double loss = Arrays.stream(losses).sum();
        addUp(count);
        for (ParameterArray parameter : trained) {
            loss += parameter.penalty();
        }
        return new BatchResult(loss, predictions);
    }

    private void reserve(int count) {
        while (lanes.size() < count) {
            lanes.add(new LaneArrays(
                    plan, ops, flow, sharedGradients, layouts, parameters, shared, kernel, lanes.isEmpty()));
        }
    }

    /** Each lane by itself; where there are gradients that they share, lanes meet after each block. */
    private void runApart(Events events, int[] order, int[] bounds, double[] predictions, double[] losses, long key) {
        int count = losses.length;
        int longest = IntStream.range(0, count)
                .map(i -> bounds[i + 1] - bounds[i])
                .max()
                .orElseThrow();
        int step = sharedGradients.isEmpty() ? longest : ROWS_PER_BLOCK;
        for (int row = 0; row < longest; row += step) {
            int at = row;
            team.run(count, i -> {
                if (at == 0) {
                    lanes.get(i).clear();
                }
                int from = Math.min(bounds[i + 1], bounds[i] + at);
                int to = Math.min(bounds[i + 1], from + step);
                losses[i] += run(lanes.get(i), events, order, bounds, from, to, predictions, key);
            });
            List<LaneArrays> running = IntStream.range(0, count)
                    .filter(i -> bounds[i] + at < bounds[i + 1])
                    .mapToObj(lanes::get)
                    .toList();
            sharedGradients.run(team, running, at > 0);
        }
    }

    /** A lane by itself, block by block. */
    private double run(
            LaneArrays lane,
            Events events,
            int[] order,
            int[] bounds,
            int from,
            int to,
            double[] predictions,
            long key) {
        double loss = 0;
        int batchFrom = bounds[0];
        int batchRows = bounds[bounds.length - 1] - batchFrom;
        for (int block = from; block < to; block += ROWS_PER_BLOCK) {
            int rows = Math.min(ROWS_PER_BLOCK, to - block);
            lane.fill(events, order, block, rows, batchFrom, batchRows, true, key);
            lane.forward(0, ops.size());
            loss += lane.loss() + lane.penalty();
            lane.predictions(predictions, block - batchFrom);
            lane.backward(0, ops.size());
        }
        return loss;
    }

    /** All lanes side by side from one op that needs the whole batch to the next. */
    private void runTogether(
            Events events, int[] order, int[] bounds, double[] predictions, double[] losses, long key) {
        int count = losses.length;
        int batchFrom = bounds[0];
        int batchRows = bounds[count] - batchFrom;
        team.run(count, i -> {
            LaneArrays lane = lanes.get(i);
            lane.clear();
            lane.fill(events, order, bounds[i], bounds[i + 1] - bounds[i], batchFrom, batchRows, true, key);
        });
        int next = 0;
        for (int coupling : couplings) {
            int begin = next;
            team.run(count, i -> lanes.get(i).forward(begin, coupling));
            ((BatchOp) ops.get(coupling))
                    .forward(lanes.subList(0, count).stream()
                            .map(lane -> lane.pass(coupling))
                            .toList());
            next = coupling + 1;
        }
        int last = next;
        team.run(count, i -> {
            LaneArrays lane = lanes.get(i);
            lane.forward(last, ops.size());
            losses[i] = lane.loss() + lane.penalty();
            lane.predictions(predictions, bounds[i] - batchFrom);
            lane.backward(last, ops.size());
        });
        for (int c = couplings.length - 1; c >= 0; c--) {
            int coupling = couplings[c];
            if (flow.active()[coupling]) {
                ((BatchOp) ops.get(coupling))
                        .backward(lanes.subList(0, count).stream()
                                .map(lane -> lane.backwardPass(coupling))
                                .toList());
            }
            int begin = c == 0 ? 0 : couplings[c - 1] + 1;
            team.run(count, i -> lanes.get(i).backward(begin, coupling));
        }
        sharedGradients.run(team, lanes.subList(0, count), false);
    }

    /** Adds the lanes' gradients to those of the first, in order. */
    private void addUp(int count) {
        if (count == 1) {
            return;
        }
        addedUp.run(team, piece -> {
            for (LaneArrays lane : lanes.subList(1, count)) {
                piece.parameter().add(lane.gradient(piece.member(), piece.index()), piece.from(), piece.to());
            }
        });
        lanes.subList(1, count).forEach(LaneArrays::gradientsWereTaken);
    }

    @Override
    public List<Parameters> gradients() {
        return parameters.stream()
                .map(member -> Parameters.of(
                        member.stream().map(ParameterArray::gradientParameter).toList()))
                .toList();
    }

    @Override
    public BatchResult evaluate(Events events, int[] order, int from, int to) {
        int rows = to - from;
        int blocks = (rows + ROWS_PER_BLOCK - 1) / ROWS_PER_BLOCK;
        int count = Math.min(MOST_LANES, blocks);
        reserve(count);
        prepare(false);
        lanes.forEach(lane -> lane.predict(true));
        double[] predictions = new double[rows * outputWidth];
        double[] losses = new double[blocks];
        team.run(count, i -> {
            LaneArrays lane = lanes.get(i);
            for (int block = i; block < blocks; block += count) {
                int first = from + block * ROWS_PER_BLOCK;
                int size = Math.min(ROWS_PER_BLOCK, to - first);
                lane.fill(events, order, first, size, from, rows, false, 0);
                lane.forward(0, ops.size());
                losses[block] = lane.loss() + lane.penalty();
                lane.predictions(predictions, first - from);
            }
        });
        double loss = Arrays.stream(losses).sum();
        for (ParameterArray parameter : trained) {
            loss += parameter.penalty();
        }
        return new BatchResult(loss, predictions);
    }

    @Override
    public List<Parameters> parameters() {
        return parameters.stream()
                .map(member -> Parameters.of(
                        member.stream().map(ParameterArray::parameter).toList()))
                .toList();
    }

    @Override
    public void parameters(List<Parameters> all) {
        changed();
        for (int member = 0; member < parameters.size(); member++) {
            for (int i = 0; i < parameters.get(member).size(); i++) {
                parameters.get(member).get(i).set(all.get(member).all().get(i).values());
            }
        }
    }

    @Override
    public EngineState state() {
        return new EngineState(
                update.step(),
                update.setLearningRate(),
                parameters.stream()
                        .flatMap(List::stream)
                        .map(parameter -> parameter.parameter().values())
                        .toList(),
                trained.stream().map(ParameterArray::state).toList(),
                update.scalars());
    }

    @Override
    public void restore(EngineState state) {
        changed();
        update.restore(state.step(), state.learningRate(), state.scalars());
        int next = 0;
        for (List<ParameterArray> member : parameters) {
            for (ParameterArray parameter : member) {
                parameter.set(state.parameters().get(next++));
            }
        }
        for (int i = 0; i < trained.size(); i++) {
            trained.get(i).restore(state.slots().get(i));
        }
    }

    @Override
    public double learningRate() {
        return update.learningRate();
    }

    @Override
    public void learningRate(double rate) {
        update.setLearningRate(rate);
    }

    @Override
    public void finish() {
        update.finish();
        changed();
    }

    @Override
    public Optional<String> firstNonFinite() {
        return lanes.stream()
                .map(LaneArrays::nonFinite)
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public String kernel() {
        return kernel.name();
    }
}
