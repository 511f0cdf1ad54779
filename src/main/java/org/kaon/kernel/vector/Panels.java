package org.kaon.kernel.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * How the columns of a matrix are cut into panels, each a few vectors wide and stored row by row, with zeros behind the last column.
 *
 * @param chains in which sums over its rows are computed: 1 or 4
 * @param widths of the panels, in vectors
 */
public record Panels(int chains, int[] widths) {
    /** Values in a vector. */
    public static final int V = FloatVector.SPECIES_PREFERRED.length();

    /** Sums of five rows by four vectors, four factors and one more vector fit into 32 registers; four rows by three into 16. */
    private static final boolean MANY_REGISTERS = FloatVector.SPECIES_PREFERRED.vectorBitSize() == 512;

    static final int WIDEST = MANY_REGISTERS ? 4 : 3;

    /**
     * Cuts columns.
     *
     * @param columns how many
     * @param chains in which sums over its rows are computed
     * @return panels of at least as many columns
     */
    public static Panels of(int columns, int chains) {
        int vectors = (columns + V - 1) / V;
        if (chains > 1) {
            return new Panels(chains, filled(vectors, 1));
        }
        if (vectors < WIDEST) {
            return new Panels(chains, filled(1, vectors));
        }
        // One vector alone would wait for itself: rather some panels narrower by one.
        int count = (vectors + WIDEST - 1) / WIDEST;
        int[] widths = filled(count, WIDEST);
        int narrower = Math.min(count, WIDEST * count - vectors);
        Arrays.fill(widths, count - narrower, count, WIDEST - 1);
        return new Panels(chains, widths);
    }

    private static int[] filled(int count, int width) {
        int[] widths = new int[count];
        Arrays.fill(widths, width);
        return widths;
    }

    /**
     * All columns, those of zeros included.
     *
     * @return a multiple of {@link #V}
     */
    public int columns() {
        // In each prediction: a stream would allocate.
        int vectors = 0;
        for (int width : widths) {
            vectors += width;
        }
        return vectors * V;
    }

    /**
     * Lays a matrix out.
     *
     * @param rows of B
     * @param columns of B
     * @param b holds {@code B(i, j)} at {@code i · rowStep + j · columnStep}
     * @param rowStep between rows
     * @param columnStep between columns
     * @param panels receives {@code rows} times {@link #columns} values
     */
    public void pack(int rows, int columns, float[] b, int rowStep, int columnStep, float[] panels) {
        int first = 0;
        int to = 0;
        for (int width : widths) {
            int taken = Math.max(0, Math.min(width * V, columns - first));
            for (int i = 0; i < rows; i++) {
                int from = i * rowStep + first * columnStep;
                if (columnStep == 1) {
                    System.arraycopy(b, from, panels, to, taken);
                } else {
                    for (int j = 0; j < taken; j++) {
                        panels[to + j] = b[from + j * columnStep];
                    }
                }
                Arrays.fill(panels, to + taken, to + width * V, 0);
                to += width * V;
            }
            first += width * V;
        }
    }

    /** Sums each column in the order of rows; receives one value for each of {@link #columns}. */
    void sum(int rows, float[] packed, float[] sums) {
        int panel = 0;
        int to = 0;
        for (int width : widths) {
            for (int i = 0; i < width; i++) {
                FloatVector sum = FloatVector.zero(FloatVector.SPECIES_PREFERRED);
                for (int row = 0, at = panel + i * V; row < rows; row++, at += width * V) {
                    sum = sum.add(FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, packed, at));
                }
                sum.intoArray(sums, to);
                to += V;
            }
            panel += rows * width * V;
        }
    }

    /**
     * {@code C = max(A B + bias, lowest)}.
     *
     * @param m rows of A and C
     * @param k columns of A and rows of B
     * @param a holds {@code A(r, i)} at {@code from + r · rowStep + i}
     * @param from first place in a
     * @param rowStep between rows
     * @param b as {@link #pack} laid it out
     * @param frame with the bias and the limit
     * @param c C, with {@link #columns} values to a row
     */
    public void layer(int m, int k, float[] a, int from, int rowStep, float[] b, Frame frame, float[] c) {
        int cStep = columns();
        int panel = 0;
        int to = 0;
        for (int width : widths) {
            product(width, m, k, a, from, rowStep, 1, b, panel, c, to, cStep, frame, to);
            panel += k * width * V;
            to += width * V;
        }
    }

    /** One panel; {@code cStep} lies between rows of C, column is the panel's first. */
    void product(
            int width,
            int m,
            int k,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            int cStep,
            Frame frame,
            int first) {
        int r = 0;
        // Of 4, 8, 12, 13, 14, … rows none is left over.
        int fives = MANY_REGISTERS ? fives(m) : 0;
        for (; r < fives * 5; r += 5) {
            fiveRows(
                    width,
                    k,
                    a,
                    from + r * rowStep,
                    rowStep,
                    columnStep,
                    b,
                    panel,
                    c,
                    to + r * cStep,
                    cStep,
                    frame,
                    first);
            frame.limit(5, c, to + r * cStep, cStep, width);
        }
        for (; chains == 1 && r + 4 <= m; r += 4) {
            fourRows(
                    width,
                    k,
                    a,
                    from + r * rowStep,
                    rowStep,
                    columnStep,
                    b,
                    panel,
                    c,
                    to + r * cStep,
                    cStep,
                    frame,
                    first);
            frame.limit(4, c, to + r * cStep, cStep, width);
        }
        for (; r < m; r++) {
            oneRow(width, k, a, from + r * rowStep, columnStep, b, panel, c, to + r * cStep, frame, first);
            frame.limit(1, c, to + r * cStep, cStep, width);
        }
    }

    /** How many times five rows, so that the rest is a multiple of four. */
    private int fives(int m) {
        int most = m / 5;
        if (chains > 1) {
            return most;
        }
        for (int fives = most; fives >= 0 && fives > most - 4; fives--) {
            if ((m - fives * 5) % 4 == 0) {
                return fives;
            }
        }
        return most;
    }

    private void fiveRows(
            int width,
            int k,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            int cStep,
            Frame frame,
            int column) {
        if (chains == 4) {
            Chains.fiveRows(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        } else if (width == 4) {
            FiveRows.fourVectors(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        } else if (width == 3) {
            FiveRows.threeVectors(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        } else if (width == 2) {
            FiveRows.twoVectors(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        } else {
            FiveRows.oneVector(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        }
    }

    private static void fourRows(
            int width,
            int k,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            int cStep,
            Frame frame,
            int column) {
        if (width == 4) {
            FourRows.fourVectors(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        } else if (width == 3) {
            FourRows.threeVectors(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        } else if (width == 2) {
            FourRows.twoVectors(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        } else {
            FourRows.oneVector(k, a, from, rowStep, columnStep, b, panel, c, to, cStep, frame, column);
        }
    }

    private void oneRow(
            int width,
            int k,
            float[] a,
            int from,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            Frame frame,
            int column) {
        if (chains == 4) {
            Chains.oneRow(k, a, from, columnStep, b, panel, c, to, frame, column);
        } else if (width == 4) {
            OneRow.fourVectors(k, a, from, columnStep, b, panel, c, to, frame, column);
        } else if (width == 3) {
            OneRow.threeVectors(k, a, from, columnStep, b, panel, c, to, frame, column);
        } else if (width == 2) {
            OneRow.twoVectors(k, a, from, columnStep, b, panel, c, to, frame, column);
        } else {
            OneRow.oneVector(k, a, from, columnStep, b, panel, c, to, frame, column);
        }
    }
}
