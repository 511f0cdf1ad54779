package org.kaon.study.higgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.evaluation.Scoring;
import org.kaon.inference.Predictor;
import org.kaon.model.Model;
import org.kaon.network.Initialisation;
import org.kaon.preprocess.BackwardElimination.Round;
import org.kaon.preprocess.BackwardElimination.Rule;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.reference.StudyReference;

class HiggsStudyTest {
    private static final HiggsStudy STUDY = HiggsStudy.standard().epochs(1).folds(0);

    @TempDir
    private Path folder;

    @Test
    void publishedNetworkHasThePublishedParameters() {
        assertThat(Initialisation.of(HiggsNetworks.published(25), 1).parameterCount())
                .isEqualTo(549_901);
    }

    @Test
    void dropsDuplicatesAndRowsThatLackValuesOrHaveOutliers() throws IOException {
        Dataset events = events();
        int columns = events.columnCount();
        float[] spoilt = new float[4 * columns];
        events.copyRow(7, spoilt, 0);
        events.copyRow(7, spoilt, columns);
        events.copyRow(8, spoilt, 2 * columns);
        spoilt[2 * columns + 5] = Float.NaN;
        events.copyRow(9, spoilt, 3 * columns);
        spoilt[3 * columns + 5] = 1e6f;
        Dataset more = Dataset.concatenate(List.of(events, Dataset.of(events.columns(), spoilt)));

        PreparedEvents prepared = STUDY.prepare(more);

        int read = events.rowCount() + 4;
        assertThat(prepared.counts().read()).isEqualTo(read);
        assertThat(prepared.counts().distinct()).isEqualTo(read - 2);
        assertThat(prepared.counts().complete()).isEqualTo(read - 3);
        assertThat(prepared.missing().total()).isEqualTo(1);
        assertThat(Arrays.stream(prepared.eventNumbers()))
                .doesNotContain(read - 1L, read - 2L, read - 3L, read - 4L)
                .hasSize(prepared.counts().regular());
    }

    /** numpy and scikit-learn on the same rows, by testdata/scripts/make_study.py. */
    @Test
    void publishedStudyFitsToAllRowsBeforeTheyAreDivided() throws IOException {
        Dataset events = StudyReference.table(StudyReference.EVENTS);
        JsonObject outliers = StudyReference.section("outliers");

        PreparedEvents prepared = HiggsStudy.published().prepare(events);

        assertThat(prepared.counts().regular()).isEqualTo(outliers.get("kept").getAsInt());
        assertThat(prepared.limits().limits()).containsExactly(StudyReference.numbers(outliers, "limits"));
        assertThat(prepared.statistics().select(prepared.features()))
                .isEqualTo(FeatureSchema.fit(prepared.regular().select(prepared.features())));
        assertThat(prepared.parts().get("training").length)
                .isCloseTo((int) (0.7 * prepared.counts().regular()), within(2));
        assertThat(prepared.rounds()).hasSize(3);
    }

    @Test
    void standardStudyFitsToTrainingRowsAlone() throws IOException {
        Dataset events = events();
        PreparedEvents prepared = STUDY.prepare(events);
        Dataset training = prepared.examples("training").features();

        assertThat(prepared.statistics().select(prepared.features())).isEqualTo(FeatureSchema.fit(training));
        // What is changed in the test rows alone changes nothing that was fitted.
        PreparedEvents changed = STUDY.prepare(scaledTestRows(events, prepared));
        assertThat(changed.limits().limits()).containsExactly(prepared.limits().limits());
        assertThat(changed.rounds()).isEqualTo(prepared.rounds());
        assertThat(changed.statistics()).isEqualTo(prepared.statistics());
    }

    @Test
    void partsAreDisjointAndKeepTheClasses() throws IOException {
        PreparedEvents prepared = STUDY.prepare(events());
        int[] all = Stream.of("training", "validation", "test")
                .flatMapToInt(part -> Arrays.stream(prepared.parts().get(part)))
                .sorted()
                .toArray();

        assertThat(all)
                .isEqualTo(IntStream.range(0, prepared.counts().regular()).toArray());
        double whole = mean(prepared.regular().column("signal"));
        for (String part : prepared.parts().keySet()) {
            assertThat(mean(prepared.examples(part).targets().column("signal"))).isCloseTo(whole, within(0.01));
        }
        assertThatThrownBy(() -> prepared.examples("tset"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("training, validation, test");
    }

    @Test
    void ruleChoosesWhatGoes() throws IOException {
        List<String> sensible = removed(STUDY.prepare(events()));
        List<String> published = removed(STUDY.rule(Rule.PUBLISHED).prepare(events()));

        assertThat(published).contains("missing energy magnitude", "m_wwbb");
        assertThat(sensible).doesNotContainAnyElementsOf(published);
    }

    @Test
    void savedModelScoresRawEventsAsTheStudyDid() throws IOException {
        for (HiggsStudy study : List.of(
                STUDY, HiggsStudy.published().network(HiggsNetworks::small).epochs(1))) {
            HiggsResult result = study.run(events(), "events", folder);
            Model saved = Model.load(folder.resolve("viu_model.h5"));

            float[] scores = Scoring.scores(
                    Predictor.of(saved), result.events().examples("test").features());

            float[] before = result.network().orElseThrow().test().scores();
            for (int event = 0; event < scores.length; event++) {
                // The standardisation may stand inside the first layer by then.
                assertThat(scores[event]).isCloseTo(before[event], within(2e-6f));
            }
            FeatureSchema statistics = FeatureSchema.read(folder.resolve("viu_stats.csv"));
            assertThat(statistics.features().get(0).name()).isEqualTo("signal");
            assertThat(statistics.forInputs(25).names())
                    .isEqualTo(saved.features().orElseThrow().names());
        }
    }

    @Test
    void sameSeedGivesTheSameBitsWithAnyNumberOfThreads() throws IOException {
        float[] one = scores(STUDY);

        assertThat(scores(STUDY.threads(2))).isEqualTo(one);
        assertThat(scores(STUDY.seed(7))).isNotEqualTo(one);
    }

    @Test
    void classCountsGiveSciPysTStatistics() throws IOException {
        JsonObject expected = StudyReference.section("t");

        ClassCounts counts =
                ClassCounts.of(StudyReference.table(StudyReference.EVENTS).column("signal"));

        assertThat(new double[] {counts.background(), counts.signal()})
                .containsExactly(StudyReference.numbers(expected, "counts"));
        assertThat(counts.countsT()).isCloseTo(expected.get("counts_t").getAsDouble(), within(1e-9));
        assertThat(counts.countsP()).isCloseTo(expected.get("counts_p").getAsDouble(), within(1e-9));
        assertThat(counts.labelsT()).isCloseTo(expected.get("labels_t").getAsDouble(), within(1e-9));
        assertThat(counts.labelsP()).isCloseTo(expected.get("labels_p").getAsDouble(), within(1e-9));
        assertThat(ClassCounts.of(new float[] {0, 1}).countsT()).isInfinite();
    }

    @Test
    void rejectsWhatIsNoStudy() throws IOException {
        Dataset events = events();
        assertThatThrownBy(() -> STUDY.prepare(events.without(List.of("signal"))))
                .hasMessageContaining("'signal'");
        assertThatThrownBy(() -> STUDY.sample(0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sample 0.0");
        assertThatThrownBy(() -> STUDY.folds(1)).hasMessageContaining("1 folds");
        assertThatThrownBy(() -> STUDY.epochs(0)).hasMessageContaining("0 epochs");
        assertThatThrownBy(() -> STUDY.threads(0)).hasMessageContaining("0 threads");
        assertThatThrownBy(() -> STUDY.expected(0, 1)).hasMessageContaining("0.0 of signal");
    }

    private static Dataset events() throws IOException {
        return StudyReference.table(StudyReference.EVENTS).slice(0, 6000);
    }

    private float[] scores(HiggsStudy study) throws IOException {
        return study.run(events(), "events", folder)
                .network()
                .orElseThrow()
                .test()
                .scores();
    }

    private static Dataset scaledTestRows(Dataset events, PreparedEvents prepared) {
        float[] values = new float[events.rowCount() * events.columnCount()];
        for (int row = 0; row < events.rowCount(); row++) {
            events.copyRow(row, values, row * events.columnCount());
        }
        for (int place : prepared.parts().get("test")) {
            int first = (int) prepared.eventNumbers()[place] * events.columnCount();
            for (int i = 1; i < events.columnCount(); i++) {
                values[first + i] *= 0.5f;
            }
        }
        return Dataset.of(events.columns(), values);
    }

    private static List<String> removed(PreparedEvents prepared) {
        return prepared.rounds().stream().map(Round::removed).toList();
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }
}
