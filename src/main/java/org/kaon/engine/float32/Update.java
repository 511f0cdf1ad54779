package org.kaon.engine.float32;

import java.util.Arrays;
import java.util.List;
import org.kaon.engine.Team;
import org.kaon.optimizer.Averaging;
import org.kaon.optimizer.Clipping;
import org.kaon.optimizer.Optimizer;

/** From gradients to parameters, and what the optimizer remembers for all parameters together. */
final class Update {
    private final Optimizer optimizer;
    private final List<ParameterArray> trained;
    private final List<ParameterArray> constrained;
    private final Pieces pieces;
    private final Team team;
    private final double[] scalars;
    private long step;
    private double learningRate = Double.NaN;

    Update(Optimizer optimizer, List<ParameterArray> trained, Pieces pieces, Team team) {
        this.optimizer = optimizer;
        this.trained = trained;
        this.constrained =
                trained.stream().filter(ParameterArray::isConstrained).toList();
        this.pieces = pieces;
        this.team = team;
        this.scalars = new double[optimizer.scalarCount()];
        Arrays.fill(scalars, Double.NaN);
    }

    long step() {
        return step;
    }

    /** By the optimizer's schedule, unless a rate was set. */
    double learningRate() {
        return Double.isNaN(learningRate) ? optimizer.settings().learningRate().at(step) : learningRate;
    }

    /** NaN where the optimizer's schedule holds. */
    double setLearningRate() {
        return learningRate;
    }

    void setLearningRate(double rate) {
        learningRate = rate;
    }

    double[] scalars() {
        return scalars.clone();
    }

    void restore(long newStep, double newLearningRate, double[] newScalars) {
        step = newStep;
        learningRate = newLearningRate;
        System.arraycopy(newScalars, 0, scalars, 0, scalars.length);
    }

    /** One step in Keras's order: accumulate, clip, decay, move, average, constrain. */
    void run() {
        double rate = learningRate();
        int every = optimizer.settings().accumulation();
        long done = step / every;
        step++;
        boolean due = step % every == 0;
        if (every > 1) {
            pieces.run(team, piece -> piece.parameter().accumulate(every, due, piece.from(), piece.to()));
        }
        if (due) {
            clip(optimizer.settings().clipping());
            optimizer.begin(done + 1, scalars);
        }
        pieces.run(team, piece -> {
            if (due) {
                piece.parameter().update(optimizer, done + 1, rate, scalars, piece.from(), piece.to());
            }
            average(piece, done);
        });
        team.run(constrained.size(), i -> constrained.get(i).constrain());
    }

    private void average(Pieces.Piece piece, long done) {
        Averaging averaging = optimizer.settings().averaging();
        if (averaging.isOn()) {
            piece.parameter().average(done == 0 ? 0 : averaging.momentum(), piece.from(), piece.to());
            if (averaging.overwriteEvery() > 0 && (done + 1) % averaging.overwriteEvery() == 0) {
                piece.parameter().takeAverage(piece.from(), piece.to());
            }
        }
    }

    private void clip(Clipping clipping) {
        if (clipping.equals(Clipping.NONE)) {
            return;
        }
        team.run(trained.size(), i -> trained.get(i).clip(clipping));
        if (clipping.globalNorm() < Double.POSITIVE_INFINITY) {
            double norm = Math.sqrt(
                    trained.stream().mapToDouble(ParameterArray::squaredNorm).sum());
            if (norm > clipping.globalNorm()) {
                trained.forEach(parameter -> parameter.scale(clipping.globalNorm() / norm));
            }
        }
    }

    /** The end of training: parameters become their averages where there are such. */
    void finish() {
        if (step > 0 && optimizer.settings().averaging().isOn()) {
            pieces.all().forEach(piece -> piece.parameter().takeAverage(piece.from(), piece.to()));
        }
    }
}
