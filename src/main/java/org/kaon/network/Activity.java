package org.kaon.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.ActivityPenalty;
import org.kaon.kernel.TrainingOp;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Shape;
import org.kaon.regularizer.L1L2;
import org.kaon.regularizer.Regularizer;
import org.kaon.regularizer.Regularizers;

/** The setting {@code activity_regularizer} of any layer: a penalty on what comes out of it. */
final class Activity {
    private static final String KEY = "activity_regularizer";

    private Activity() {}

    /** The steps of a call, with the penalty behind them. */
    static List<TrainingOp> penalised(Graph.Member member, List<Shape> inputs, Supplier<List<TrainingOp>> steps) {
        LayerConfig config = member.config();
        LayerConfig inner = member.layer().parameterConfig(config);
        boolean repeated = member.layer().isRepeated();
        if (repeated && inner.has(KEY)) {
            throw inside(inner);
        }
        List<TrainingOp> ops = steps.get();
        if (repeated && ops.stream().anyMatch(TrainingOp::addsToLoss)) {
            throw inside(inner);
        }
        Optional<Regularizer> regularizer = config.named(KEY).map(Regularizers.standard()::of);
        if (regularizer.isEmpty()) {
            return ops;
        }
        if (!(regularizer.get() instanceof L1L2 factors)) {
            throw config.unsupported(
                    KEY + " " + regularizer.get().name() + ", which couples events; supported: L1, L1L2, L2");
        }
        List<TrainingOp> more = new ArrayList<>(ops);
        int size = (int) member.layer().outputShape(inputs).size();
        more.add(new ActivityPenalty(size, factors.l1(), factors.l2()));
        return more;
    }

    private static UnsupportedModelException inside(LayerConfig inner) {
        return inner.unsupported("activity regularization inside TimeDistributed, of which Keras 2 takes the mean over"
                + " steps and Keras 3 nothing; supported: on a layer behind it");
    }
}
