package org.kaon.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.activation.fast.Functions;
import org.kaon.engine.Engine;
import org.kaon.engine.EngineState;
import org.kaon.engine.Engines;
import org.kaon.engine.Engines.WeightedLoss;
import org.kaon.engine.Precision;
import org.kaon.engine.Team;
import org.kaon.optimizer.Averaging;
import org.kaon.optimizer.Nadam;
import org.kaon.optimizer.Optimizer;
import org.kaon.optimizer.RmsProp;

class EngineStateTest {
    private static final Path FILE = Path.of("testdata/training/extra/optim__extra.h5");

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                Nadam.of().accumulation(3).averaging(new Averaging(0.8, 4)),
                RmsProp.of().centered(true).momentum(0.5).averaging(new Averaging(0.9, 0)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void goesOnFromAStateWithTheSameBits(Optimizer optimizer) {
        for (Precision precision : Precision.values()) {
            try (TrainingFile file = TrainingFile.open(FILE);
                    Team team = Team.of(1)) {
                Engine whole = engine(file, optimizer, precision, team);
                train(whole, file, 13);
                Engine first = engine(file, optimizer, precision, team);
                train(first, file, 7);
                EngineState state = first.state();
                Engine second = engine(file, optimizer, precision, team);
                second.restore(state);
                train(second, file, 6);
                whole.finish();
                second.finish();
                assertThat(second.state().parameters())
                        .usingRecursiveComparison()
                        .isEqualTo(whole.state().parameters());
                assertThat(second.state().slots())
                        .usingRecursiveComparison()
                        .isEqualTo(whole.state().slots());
                assertThat(second.state().scalars()).isEqualTo(whole.state().scalars());
            }
        }
    }

    private static Engine engine(TrainingFile file, Optimizer optimizer, Precision precision, Team team) {
        return Engines.of(
                file.network("initial"),
                List.of(new WeightedLoss(file.loss(), 1)),
                optimizer,
                precision,
                Functions.FAST,
                0,
                team);
    }

    private static void train(Engine engine, TrainingFile file, int steps) {
        int[] order = file.order();
        for (int i = 0; i < steps; i++) {
            engine.train(file.events(true), order, 0, order.length);
        }
    }
}
