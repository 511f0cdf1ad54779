package org.kaon.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * Divides rows at random into parts of given fractions: {@code Split.of(7).part("train", 0.7).part("validation", 0.15).part("test", 0.15)}.
 * Immutable; the same seed gives the same parts on every machine.
 *
 * <p>A part's size is its fraction of the rows, rounded such that the sizes add up: rounded down first, then one more for those parts that
 * lost most, the earlier where they lost the same. Stratified, that holds for each class by itself. The rows of a part are in ascending order.
 */
public final class Split {
    private static final double TOLERANCE = 1e-9;

    private final long seed;
    private final Map<String, Double> fractions;

    private Split(long seed, Map<String, Double> fractions) {
        this.seed = seed;
        this.fractions = fractions;
    }

    /**
     * Without parts as yet.
     *
     * @param seed of the random order
     * @return a split to which parts are added
     */
    public static Split of(long seed) {
        return new Split(seed, Map.of());
    }

    /**
     * Adds a part.
     *
     * @param name of the part
     * @param fraction of the rows, above 0; all parts' must add up to 1
     * @return a new split
     * @throws InputException where there is such a part already, or the fraction isn't in (0, 1]
     */
    public Split part(String name, double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new InputException(
                    "Part '" + name + "': fraction " + fraction + ", expected more than 0 and at most 1");
        }
        Map<String, Double> more = new LinkedHashMap<>(fractions);
        if (more.put(name, fraction) != null) {
            throw new InputException("two parts named '" + name + "'");
        }
        return new Split(seed, more);
    }

    /**
     * Divides rows.
     *
     * @param rowCount how many
     * @return for each part its rows, in the order in which parts were added
     * @throws InputException where the fractions don't add up to 1 within 1e-9
     */
    public Map<String, int[]> rows(int rowCount) {
        return divide(Classes.one(rowCount), rowCount);
    }

    /**
     * Divides rows such that each class is divided by the fractions.
     *
     * @param labels one per row; the same value, the same class
     * @return for each part its rows, in the order in which parts were added
     * @throws InputException where the fractions don't add up to 1 within 1e-9, a label is NaN, or a class has fewer rows than there are parts
     */
    public Map<String, int[]> stratified(float[] labels) {
        return divide(Classes.of(labels, fractions.size()), labels.length);
    }

    private Map<String, int[]> divide(List<int[]> classes, int rowCount) {
        double sum =
                fractions.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new InputException("fractions " + fractions + " add up to " + sum + ", expected 1");
        }
        int[] partOf = new int[rowCount];
        Shuffle shuffle = new Shuffle(seed);
        for (int[] rows : classes) {
            shuffle.shuffle(rows);
            int[] shares = shares(rows.length);
            int at = 0;
            for (int part = 0; part < shares.length; part++) {
                for (int end = at + shares[part]; at < end; at++) {
                    partOf[rows[at]] = part;
                }
            }
        }
        Map<String, int[]> parts = new LinkedHashMap<>();
        for (String name : fractions.keySet()) {
            int part = parts.size();
            parts.put(
                    name,
                    IntStream.range(0, rowCount)
                            .filter(row -> partOf[row] == part)
                            .toArray());
        }
        return parts;
    }

    /** Largest remainders. */
    private int[] shares(int count) {
        double[] exact = fractions.values().stream()
                .mapToDouble(fraction -> fraction * count)
                .toArray();
        int[] shares = Arrays.stream(exact)
                .mapToInt(share -> (int) Math.floor(share + TOLERANCE))
                .toArray();
        int left = count - Arrays.stream(shares).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(part -> shares[part] - exact[part]))
                .limit(left)
                .toList()
                .forEach(part -> shares[part]++);
        return shares;
    }
}
