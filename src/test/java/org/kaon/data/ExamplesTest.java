package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;

class ExamplesTest {
    private static final Dataset TABLE = Dataset.of(List.of("label", "x", "y", "w"), new float[] {
        0, 1.5f, 2, 1,
        1, 2.5f, 3, -1,
        1, 3.5f, 5, 2
    });

    @Test
    void featuresAreWhatIsNeitherTargetNorWeight() {
        Examples examples = Examples.of(TABLE).label("label").weights("w");

        assertThat(examples.features().columns()).containsExactly("x", "y");
        assertThat(examples.targets().columns()).containsExactly("label");
        assertThat(examples.hasWeights()).isTrue();
        assertThat(examples.weight(1)).isEqualTo(-1);
        assertThat(examples.size()).isEqualTo(3);
        assertThat(Examples.of(TABLE)
                        .weights("w")
                        .targets(List.of("y", "label"))
                        .features()
                        .columns())
                .containsExactly("x");
    }

    @Test
    void featuresAreThoseChosenWhateverComesFirst() {
        Examples last = Examples.of(TABLE).label("label").features(List.of("y", "x"));
        Examples first = Examples.of(TABLE).features(List.of("y", "x")).label("label");

        assertThat(last.features().columns()).containsExactly("y", "x");
        assertThat(first.features().columns()).containsExactly("y", "x");
        assertThat(first.hasWeights()).isFalse();
        assertThat(first.weight(0)).isEqualTo(1);
    }

    @Test
    void rowsKeepFeaturesTargetsAndWeightsTogether() {
        Examples examples = Examples.of(TABLE).label("label").weights("w").rows(new int[] {2, 0});

        assertThat(examples.size()).isEqualTo(2);
        assertThat(examples.features().column("x")).containsExactly(3.5f, 1.5f);
        assertThat(examples.targets().column("label")).containsExactly(1, 0);
        assertThat(examples.weight(0)).isEqualTo(2);
        Examples fromArrays = Examples.of(new float[][] {{1}, {2}}, new float[][] {{3, 4}, {5, 6}})
                .weights(new float[] {7, 8})
                .rows(new int[] {1});
        assertThat(fromArrays.features().column("x_0")).containsExactly(2);
        assertThat(fromArrays.targets().column("y_1")).containsExactly(6);
        assertThat(fromArrays.weight(0)).isEqualTo(8);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> Examples.of(TABLE).label("labl"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("unknown columns: 'labl' (nearest: 'label')");
        assertThatThrownBy(() -> Examples.of(TABLE).targets())
                .hasMessage("no targets; choose them by label(…) or targets(…) from 'label', 'x', 'y', 'w'");
        assertThatThrownBy(() -> Examples.of(TABLE, TABLE.slice(0, 2)))
                .hasMessage("Targets have 2 rows, expected 3 as the features have");
        assertThatThrownBy(() -> Examples.of(TABLE).weights(new float[2]))
                .hasMessage("Weights have 2 rows, expected 3 as the features have");
        assertThatThrownBy(() -> Examples.of(TABLE).targets(TABLE.columns())).hasMessage("a table without columns");
        assertThatThrownBy(() -> Examples.of(new float[][] {{1, 2}, {3}}, new float[2][1]))
                .hasMessage("Event 1 of x has 1 values, expected 2 as in the first");
        assertThatThrownBy(() -> Examples.of(new float[0][], new float[0][])).hasMessage("a table without columns");
    }

    @Test
    void checkPassesWhatIsRight() {
        assertThatCode(() -> DataCheck.of()
                        .classLabels(2)
                        .check(Examples.of(TABLE).label("label").weights("w")))
                .doesNotThrowAnyException();
        assertThatCode(() -> DataCheck.of().check(Examples.of(TABLE).label("y")))
                .doesNotThrowAnyException();
    }

    @Test
    void checkListsEveryProblemAtOnce() {
        Dataset table = Dataset.of(List.of("label", "x", "constant", "w", "z", "u"), new float[] {
            0, 1, 5, 1, 1, 1, 2, Float.NaN, 5, 1, 2, 2, 0.5f, Float.NEGATIVE_INFINITY, 5, Float.NaN, 3, 3
        });
        Examples examples = Examples.of(table).label("label").weights("w");

        assertThatThrownBy(() -> DataCheck.of().classLabels(2).check(examples))
                .isInstanceOf(InputException.class)
                .hasMessage("5 problems in the data: more features than rows: 4 features, 3 rows; "
                        + "feature 'x': 2 values are NaN or infinite (the first, NaN, in row 1); "
                        + "feature 'constant': constant, 5.0 in all 3 rows; "
                        + "target 'label': 2 values are no label, expected 0 or 1 (the first, 2.0, in row 1); "
                        + "weights 'w': 1 values are NaN or infinite (the first, NaN, in row 2)");
    }

    @Test
    void checkKnowsLabelsOfSeveralClassesAndOneClassOnly() {
        Examples three = Examples.of(new float[][] {{1}, {2}, {4}}, new float[][] {{0}, {3}, {-1}});
        Examples one =
                Examples.of(new float[][] {{1}, {2}}, new float[][] {{1}, {1}}).weights(new float[2]);

        assertThatThrownBy(() -> DataCheck.of().classLabels(3).check(three))
                .hasMessageContaining("target 'y_0': 2 values are no label, expected a whole number from 0 to 2 "
                        + "(the first, 3.0, in row 1)");
        assertThatThrownBy(() -> DataCheck.of().classLabels(2).check(one))
                .hasMessage(
                        "2 problems in the data: target 'y_0': one class only, 1.0 in all 2 rows; all weights are 0");
        assertThatThrownBy(() -> DataCheck.of().classLabels(1)).hasMessage("1 classes, expected at least 2");
    }

    @Test
    void checkCanAllowConstantFeaturesButNoEmptyTable() {
        Examples constant = Examples.of(new float[][] {{1}, {1}}, new float[][] {{0}, {1}});

        assertThatCode(() -> DataCheck.of().allowConstantFeatures().check(constant))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> DataCheck.of().check(constant))
                .hasMessage("1 problem in the data: feature 'x_0': constant, 1.0 in all 2 rows");
        assertThatThrownBy(() -> DataCheck.of().check(constant.rows(new int[0])))
                .hasMessage("1 problem in the data: there are no rows");
    }
}
