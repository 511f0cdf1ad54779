package org.kaon.study.lepton;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;

/**
 * What a network learns from and what it is tried on: the columns of a representation, scaled, and one-hot targets {@code muon}, {@code electron}. Numbers are float32,
 * rounded behind all arithmetic in double.
 *
 * @param training the training half
 * @param test the test half
 */
public record LeptonExamples(Examples training, Examples test) {
    private static final List<String> TARGETS = List.of("muon", "electron");

    /**
     * Of leptons.
     *
     * @param leptons all
     * @param representation what is shown of each
     * @param halves which ones are for training and for the test
     * @param scaling of the columns
     * @return both halves
     */
    public static LeptonExamples of(
            Leptons leptons, Representation representation, Halves halves, InputScaling scaling) {
        double[][] columns = representation.of(leptons);
        double[][] training = rows(columns, halves.training());
        double[][] test = rows(columns, halves.test());
        scaling.apply(training, test);
        return new LeptonExamples(
                examples(leptons, representation, halves.training(), training),
                examples(leptons, representation, halves.test(), test));
    }

    /**
     * The same test half with fewer training events. (Scaling stays that of all of them, as in the published study.)
     *
     * @param count the first so many, at least 1
     * @return new examples
     * @throws org.kaon.InputException where there aren't so many
     */
    public LeptonExamples first(int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> i);
        return new LeptonExamples(training.rows(rows), test);
    }

    private static double[][] rows(double[][] columns, int[] rows) {
        return Stream.of(columns)
                .map(column ->
                        Arrays.stream(rows).mapToDouble(row -> column[row]).toArray())
                .toArray(double[][]::new);
    }

    private static Examples examples(Leptons leptons, Representation representation, int[] rows, double[][] columns) {
        float[] values = new float[rows.length * columns.length];
        float[] targets = new float[rows.length * TARGETS.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < columns.length; column++) {
                values[i * columns.length + column] = (float) columns[column][i];
            }
            targets[i * TARGETS.size() + (leptons.isMuon(rows[i]) ? 0 : 1)] = 1;
        }
        return Examples.of(Dataset.of(representation.columns(), values), Dataset.of(TARGETS, targets));
    }
}
