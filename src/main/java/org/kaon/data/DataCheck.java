package org.kaon.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * Looks for what makes training senseless, before it begins: values that are no finite numbers, columns that are constant, labels that name no
 * class, more features than events. All problems come in one exception. Immutable.
 */
public final class DataCheck {
    private static final DataCheck STANDARD = new DataCheck(0, false);

    private final int classes;
    private final boolean constantFeatures;

    private DataCheck(int classes, boolean constantFeatures) {
        this.classes = classes;
        this.constantFeatures = constantFeatures;
    }

    /**
     * Targets may be any finite numbers that differ; constant features are a problem.
     *
     * @return the standard settings
     */
    public static DataCheck of() {
        return STANDARD;
    }

    /**
     * Targets are the numbers of classes, as the cross-entropies want them: 2 for the labels 0 and 1 of binary cross-entropy, the number of
     * outputs for the sparse categorical one.
     *
     * @param count how many classes; labels are the whole numbers from 0 to one less
     * @return changed settings
     * @throws InputException where there are fewer than two
     */
    public DataCheck classLabels(int count) {
        if (count < 2) {
            throw new InputException(count + " classes, expected at least 2");
        }
        return new DataCheck(count, constantFeatures);
    }

    /**
     * Constant features are no problem.
     *
     * @return changed settings
     */
    public DataCheck allowConstantFeatures() {
        return new DataCheck(classes, true);
    }

    /**
     * Looks through all values.
     *
     * @param examples to be learnt from
     * @throws InputException where something is wrong: every problem, with the column and the first row (from 0)
     */
    public void check(Examples examples) {
        List<String> problems = new ArrayList<>();
        int rows = examples.size();
        int features = examples.features().columnCount();
        if (rows == 0) {
            problems.add("there are no rows");
        } else if (features > rows) {
            problems.add("more features than rows: " + features + " features, " + rows + " rows");
        }
        problems(examples.features(), "feature", 0, !constantFeatures, problems);
        problems(examples.targets(), "target", classes, true, problems);
        examples.weightColumn().ifPresent(weights -> {
            problems(weights, "weights", 0, false, problems);
            if (rows > 0 && IntStream.range(0, rows).allMatch(row -> weights.value(row, 0) == 0)) {
                problems.add("all weights are 0");
            }
        });
        if (!problems.isEmpty()) {
            throw new InputException(problems.size() + (problems.size() == 1 ? " problem" : " problems")
                    + " in the data: " + String.join("; ", problems));
        }
    }

    private static void problems(Dataset table, String role, int classes, boolean mustVary, List<String> problems) {
        ColumnCheck[] columns = table.columns().stream()
                .map(name -> new ColumnCheck(role + " '" + name + "'", classes))
                .toArray(ColumnCheck[]::new);
        float[] values = new float[columns.length];
        for (int row = 0; row < table.rowCount(); row++) {
            table.copyRow(row, values, 0);
            for (int i = 0; i < columns.length; i++) {
                columns[i].take(row, values[i]);
            }
        }
        for (ColumnCheck column : columns) {
            column.report(mustVary, problems);
        }
    }
}
