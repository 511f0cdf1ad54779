package org.kaon.data;

import java.util.List;

/** What is wrong with one column, seen value by value. */
final class ColumnCheck {
    private final String column;
    private final int classes;
    private final Found notFinite = new Found();
    private final Found noClass = new Found();
    private int finiteCount;
    private float firstFinite;
    private boolean varies;

    /** Values of a column, which must be labels of so many classes; of any kind where that is 0. */
    ColumnCheck(String column, int classes) {
        this.column = column;
        this.classes = classes;
    }

    void take(int row, float value) {
        if (!Float.isFinite(value)) {
            notFinite.add(row, value);
            return;
        }
        if (classes > 0 && !(value >= 0 && value < classes && value == Math.rint(value))) {
            noClass.add(row, value);
        }
        if (finiteCount++ == 0) {
            firstFinite = value;
        }
        varies |= value != firstFinite;
    }

    void report(boolean mustVary, List<String> problems) {
        if (notFinite.count > 0) {
            problems.add(column + ": " + notFinite.count + " values are NaN or infinite" + notFinite.first());
        }
        if (noClass.count > 0) {
            problems.add(column + ": " + noClass.count + " values are no label, expected "
                    + (classes == 2 ? "0 or 1" : "a whole number from 0 to " + (classes - 1)) + noClass.first());
        }
        if (mustVary && finiteCount > 0 && notFinite.count == 0 && !varies) {
            problems.add(column + ": " + (classes > 0 ? "one class only, " : "constant, ") + firstFinite + " in all "
                    + finiteCount + " rows");
        }
    }

    private static final class Found {
        private int count;
        private int row;
        private float value;

        void add(int newRow, float newValue) {
            if (count++ == 0) {
                row = newRow;
                value = newValue;
            }
        }

        String first() {
            return " (the first, " + value + ", in row " + row + ")";
        }
    }
}
