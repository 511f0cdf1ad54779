package org.kaon.study.lepton;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What the decimals allow, whatever the network. A muon's {@code 10·frac(E²) − 10·frac(p²)} is {@code 10 m²} up to a multiple of 10, and what one of the two says beyond
 * that is next to nothing: so the best decision is one by their difference. Here it is made in bins of that difference, of equally many training events each, by majority, and
 * tried on the test events.
 *
 * <p>An estimate, not a bound: as many bins as boosted trees commonly have resolve what a smooth function can. In a file in which the rounding of the numbers itself tells the
 * kinds apart, ever finer bins come ever closer to 1.
 *
 * @param bins how many
 * @param accuracy on the test events
 */
public record Ceiling(int bins, double accuracy) {
    private static final double PERIOD = 10;

    /**
     * Estimates it.
     *
     * @param leptons all
     * @param halves bins are fitted to the training half
     * @param bins at most so many; fewer where there are fewer training events
     * @return the accuracy on the test half
     */
    public static Ceiling of(Leptons leptons, Halves halves, int bins) {
        double[] difference = differences(leptons);
        int[] training = Arrays.stream(halves.training())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> difference[i]))
                .mapToInt(i -> i)
                .toArray();
        int count = Math.min(bins, training.length);
        double[] ends = new double[count];
        boolean[] muon = new boolean[count];
        for (int bin = 0; bin < count; bin++) {
            int from = (int) ((long) bin * training.length / count);
            int to = (int) ((long) (bin + 1) * training.length / count);
            ends[bin] = difference[training[to - 1]];
            muon[bin] = 2
                            * IntStream.range(from, to)
                                    .filter(i -> leptons.isMuon(training[i]))
                                    .count()
                    > to - from;
        }
        long right = Arrays.stream(halves.test())
                .filter(i -> muon[bin(ends, difference[i])] == leptons.isMuon(i))
                .count();
        return new Ceiling(count, (double) right / halves.test().length);
    }

    /** The first bin whose upper end isn't below a value, otherwise the last. */
    private static int bin(double[] ends, double value) {
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The difference of the two decimals, between −5 and 5. */
    static double[] differences(Leptons leptons) {
        double[][] decimals = Representation.DECIMALS.of(leptons);
        return IntStream.range(0, leptons.size())
                .mapToDouble(i -> Math.IEEEremainder(decimals[0][i] - decimals[1][i], PERIOD))
                .toArray();
    }
}
