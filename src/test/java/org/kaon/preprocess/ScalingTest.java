package org.kaon.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.InputException;
import org.kaon.data.ColumnSets;
import org.kaon.data.Dataset;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;

class ScalingTest {
    private static final Path TRAINING = Path.of("testdata/higgs/HIGGS_like_train_20000.csv.gz");
    private static final FeatureSchema SCHEMA =
            new FeatureSchema(List.of(new Feature("a", 2, 0.5, 1, 5), new Feature("b", -1, 4, -3, 5)));
    private static final FeatureSchema CONSTANT = new FeatureSchema(
            List.of(new Feature("a", 2, 0.5, 1, 5), new Feature("c", 7, 0, 7, 7), new Feature("d", 0, 0, 0, 0)));

    @TempDir
    Path directory;

    /** Float64 sums of 20,000 float32 values, in another order: both err by less than 1e-14 of the largest value, here at most 1e-11 of a mean. */
    @Test
    void statisticsAreNumpys() throws IOException {
        FeatureSchema fitted = FeatureSchema.fit(Readers.read(TRAINING, ReadOptions.of()));
        FeatureSchema numpy = FeatureSchema.read(Path.of("testdata/tables/train_20000_stats.csv"));

        assertThat(fitted.names()).isEqualTo(numpy.names());
        for (int i = 0; i < fitted.size(); i++) {
            Feature ours = fitted.features().get(i);
            Feature expected = numpy.features().get(i);
            assertThat(ours.mean()).isCloseTo(expected.mean(), within(1e-14 * Math.max(1, expected.max())));
            assertThat(ours.std()).isCloseTo(expected.std(), within(1e-13 * expected.std()));
            assertThat(ours.min()).isEqualTo(expected.min());
            assertThat(ours.max()).isEqualTo(expected.max());
        }
    }

    /** pandas had the values before they were printed with seven digits, which moves each by 5e-7 of itself at most (and float32 by 6e-8). */
    @Test
    void statisticsOfTheWholeTrainingFileArePandas() throws IOException {
        Path folder = Path.of("../shared/testdata/higgs");
        assumeTrue(Files.exists(folder), "the whole training file isn't bundled");
        Dataset training = Readers.read(
                folder.resolve("HIGGS_like_train.csv.gz"),
                ReadOptions.of().threads(2).columns(ColumnSets.of("higgs")));
        FeatureSchema pandas = FeatureSchema.read(folder.resolve("higgs_like_stats_train_raw.csv"));

        assertThat(training.rowCount()).isEqualTo(128_000);
        FeatureSchema fitted = FeatureSchema.fit(training);
        for (Feature expected : pandas.features()) {
            Feature ours = fitted.features().get(fitted.indexOf(expected.name()));
            double moved = 5.6e-7 * Math.max(expected.max(), -expected.min());
            assertThat(ours.mean()).isCloseTo(expected.mean(), within(moved));
            assertThat(ours.std()).isCloseTo(expected.std(), within(moved));
            assertThat(ours.min()).isCloseTo(expected.min(), within(moved));
            assertThat(ours.max()).isCloseTo(expected.max(), within(moved));
        }
    }

    @Test
    void statisticsKeepTheirDigitsFarFromZero() {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 8_388_608 + i % 2;
        }
        Feature feature =
                FeatureSchema.fit(Dataset.of(List.of("x"), values)).features().get(0);

        assertThat(feature.mean()).isEqualTo(8_388_608.5);
        // Half ones, half zeros: n p (1 - p) / (n - 1).
        assertThat(feature.std()).isCloseTo(Math.sqrt(250.0 / 999), within(1e-15));
    }

    @Test
    void constantColumnsHaveNoStdAtAll() {
        float[] values = new float[999];
        java.util.Arrays.fill(values, 0.1f);

        assertThat(FeatureSchema.fit(Dataset.of(List.of("x"), values)).features())
                .containsExactly(new Feature("x", 0.1f, 0, 0.1f, 0.1f));
        assertThat(FeatureSchema.fit(Dataset.of(List.of("x"), new float[] {3})).features())
                .containsExactly(new Feature("x", 3, 0, 3, 3));
    }

    @Test
    void statisticsNeedFiniteRows() {
        assertThatThrownBy(() -> FeatureSchema.fit(Dataset.of(List.of("x"), new float[0])))
                .isInstanceOf(InputException.class)
                .hasMessage("no rows, expected some to take the statistics of");
        float[] values = {1, Float.NaN, 3, 4, 5, Float.POSITIVE_INFINITY};
        assertThatThrownBy(() -> FeatureSchema.fit(Dataset.of(List.of("a", "b", "c"), values)))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "NaN or infinite values in columns 'b', 'c', expected finite numbers to take the statistics of");
    }

    @Test
    void standardIsMeanAndStd() {
        float[] row = {9, 3, 7};
        Scaling.standard(SCHEMA).apply(row, 1);

        assertThat(row).containsExactly(9, 2, 2);
    }

    @Test
    void minMaxIsFromZeroToOne() {
        float[] row = {1, 5, 5, -3};
        Scaling scaling = Scaling.minMax(SCHEMA);
        scaling.apply(row, 0);
        scaling.apply(row, 2);

        assertThat(row).containsExactly(0, 1, 1, 0);
        assertThat(scaling.centers()).containsExactly(1, -3);
        assertThat(scaling.scales()).containsExactly(4, 8);
    }

    @Test
    void valuesInDoubleAreRoundedAsFloats() {
        Scaling scaling = Scaling.minMax(SCHEMA);
        for (float x = -5; x < 5; x += 0.37f) {
            float[] row = {x, 1 / x};
            double[] wide = {row[0], row[1]};
            scaling.apply(row, 0);
            scaling.apply(wide);
            assertThat(wide).containsExactly(row[0], row[1]);
            double[] column = {0, x, x};
            scaling.apply(0, column, 2);
            assertThat(column[1]).isEqualTo(row[0]);
            assertThat(column[2]).isEqualTo(x);
        }
    }

    @Test
    void noneChangesNothing() {
        float[] row = {Float.MIN_VALUE, -3e38f};
        Scaling.none(2).apply(row, 0);

        assertThat(row).containsExactly(Float.MIN_VALUE, -3e38f);
        assertThat(Scaling.none(2).size()).isEqualTo(2);
    }

    @Test
    void constantFeaturesAreNamedOrBecomeZero() {
        assertThatThrownBy(() -> Scaling.standard(CONSTANT))
                .isInstanceOf(InputException.class)
                .hasMessage("features that can't be scaled: 'c' is constant, 7.0; 'd' is constant, 0.0");
        assertThatThrownBy(() -> Scaling.minMax(CONSTANT)).hasMessageContaining("'c' is constant");
        assertThatThrownBy(() -> Scaling.minMax(FeatureSchema.named(List.of("x"))))
                .hasMessage("features that can't be scaled: 'x' has no finite range");
        for (Scaling scaling : List.of(
                Scaling.standard(CONSTANT, ConstantFeatures.ZERO), Scaling.minMax(CONSTANT, ConstantFeatures.ZERO))) {
            float[] row = {2, 7, 100};
            scaling.apply(row, 0);
            assertThat(row[1]).isZero();
            assertThat(row[2]).isZero();
        }
    }

    @Test
    void whatIsWrittenIsReadBackEqual() throws IOException {
        FeatureSchema schema = new FeatureSchema(List.of(
                new Feature("signal", 0.1 + 0.2, Math.sqrt(2), Float.MIN_VALUE, 1e300),
                new Feature("a, \"b\"\nc", -0.0, 5e-324, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                new Feature(" jet 1 b-tag ", 1 / 3.0, 0, -1, -1)));
        Path file = directory.resolve("stats.csv");

        schema.write(file);

        assertThat(FeatureSchema.read(file)).isEqualTo(schema);
        assertThat(Files.readString(file)).startsWith(",Mean,Std,Min,Max\nsignal,0.30000000000000004,1.41");
        FeatureSchema fitted = FeatureSchema.fit(Readers.read(TRAINING, ReadOptions.of()));
        fitted.write(file);
        assertThat(FeatureSchema.read(file)).isEqualTo(fitted);
    }
}
