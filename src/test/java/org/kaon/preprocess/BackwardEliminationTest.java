package org.kaon.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.Duplicates;
import org.kaon.data.Examples;
import org.kaon.preprocess.BackwardElimination.Round;
import org.kaon.preprocess.BackwardElimination.Rule;
import org.kaon.reference.StudyReference;

class BackwardEliminationTest {
    private static final Path SHARED = Path.of("../shared/testdata/higgs");

    /** R² of order 0.1 by two ways, both in double. */
    @ParameterizedTest
    @EnumSource
    void removesWhatScikitLearnsFitsSay(Rule rule) throws IOException {
        LeastSquares fits = fits(StudyReference.table(StudyReference.EVENTS));

        List<Round> rounds = new BackwardElimination(rule, 3).run(fits);

        JsonObject elimination = StudyReference.section("elimination");
        for (int i = 0; i < rounds.size(); i++) {
            JsonObject expected = elimination
                    .getAsJsonArray(rule.name().toLowerCase(Locale.ROOT))
                    .get(i)
                    .getAsJsonObject();
            Round round = rounds.get(i);
            assertThat(round.removed()).isEqualTo(expected.get("removed").getAsString());
            assertThat(round.before()).isCloseTo(expected.get("before").getAsDouble(), within(1e-12));
            JsonObject without = expected.getAsJsonObject("without");
            assertThat(round.without().keySet()).isEqualTo(without.keySet());
            round.without()
                    .forEach((feature, rSquared) -> assertThat(rSquared)
                            .as(feature)
                            .isCloseTo(without.get(feature).getAsDouble(), within(1e-12)));
            assertThat(round.loss()).isEqualTo(round.before() - round.without().get(round.removed()));
        }
    }

    @Test
    void removesTheFeaturesThatTheWholeSamplesReadmeNames() throws IOException {
        Assumptions.assumeTrue(Files.exists(SHARED.resolve("HIGGS_like_train.csv.gz")), "the whole sample isn't here");
        LeastSquares fits = fits(Dataset.concatenate(List.of(
                StudyReference.table(SHARED.resolve("HIGGS_like_train.csv.gz")),
                StudyReference.table(SHARED.resolve("HIGGS_like_test.csv.gz")))));

        assertThat(new BackwardElimination(Rule.PUBLISHED, 3).run(fits).stream().map(Round::removed))
                .containsExactly("jet 1 pt", "missing energy magnitude", "m_wwbb");
        assertThat(new BackwardElimination(Rule.LEAST_LOSS, 3)
                        .run(fits).stream().map(Round::removed))
                .containsExactly("jet 4 phi", "jet 2 phi", "missing energy phi");
    }

    @Test
    void removesACopyFirst() {
        float[] values = new float[4 * 100];
        for (int row = 0; row < 100; row++) {
            int a = row * row % 17;
            System.arraycopy(new float[] {row % 7, a, a, row % 7 + 3 * a}, 0, values, 4 * row, 4);
        }
        LeastSquares fits = LeastSquares.of(Examples.of(Dataset.of(List.of("a", "b", "copy of b", "y"), values))
                .label("y"));

        Round first = new BackwardElimination(Rule.LEAST_LOSS, 1).run(fits).get(0);

        assertThat(first.removed()).isIn("b", "copy of b");
        assertThat(first.loss()).isCloseTo(0, within(1e-12));
    }

    @Test
    void rejectsMoreRoundsThanFeatures() {
        LeastSquares fits = LeastSquares.of(Examples.of(new float[][] {{1}, {2}}, new float[][] {{1}, {2}}));

        assertThatThrownBy(() -> new BackwardElimination(Rule.LEAST_LOSS, 1).run(fits))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 rounds of elimination of 1 features");
        assertThatThrownBy(() -> new BackwardElimination(Rule.LEAST_LOSS, -1)).hasMessageContaining("-1 rounds");
    }

    private static LeastSquares fits(Dataset table) {
        Dataset distinct = table.rows(Duplicates.firstRows(table));
        OutlierLimits limits = OutlierLimits.ofQuantile(distinct.without(List.of("signal")), 0.9999);
        return LeastSquares.of(StudyReference.examples(distinct.rows(limits.rowsWithin(distinct))));
    }
}
