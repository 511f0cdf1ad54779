package org.kaon.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.engine.Team;

/**
 * The same study at every point of a grid of whole numbers, several seeds each, on several cores:
 *
 * <pre>{@code
 * Grid.of().axis("first", 1, 6).axis("second", 1, 6).seeds(0, 1, 2).threads(2).run(cell -> accuracyOf(cell));
 * }</pre>
 *
 * <p>Immutable. The result doesn't depend on the number of threads as long as the study depends on its cell alone.
 */
public final class Grid {
    private final Map<String, int[]> axes;
    private final long[] seeds;
    private final int threads;

    private Grid(Map<String, int[]> axes, long[] seeds, int threads) {
        this.axes = axes;
        this.seeds = seeds;
        this.threads = threads;
    }

    /**
     * One point, seed 0, one thread.
     *
     * @return a grid to which axes are added
     */
    public static Grid of() {
        return new Grid(Map.of(), new long[] {0}, 1);
    }

    /**
     * With a further axis.
     *
     * @param name of the axis
     * @param from first value
     * @param to last value
     * @return a new grid
     * @throws InputException where there is such an axis, or it is empty
     */
    public Grid axis(String name, int from, int to) {
        if (from > to) {
            throw new InputException(
                    "Grid axis '" + name + "' from " + from + " to " + to + ", expected at least one value");
        }
        return axisOf(name, IntStream.rangeClosed(from, to).toArray());
    }

    /**
     * With a further axis of given values.
     *
     * @param name of the axis
     * @param values at least one
     * @return a new grid
     * @throws InputException where there is such an axis, or it is empty
     */
    public Grid axisOf(String name, int... values) {
        Map<String, int[]> more = new LinkedHashMap<>(axes);
        if (values.length == 0 || more.put(name, values.clone()) != null) {
            throw new InputException("Grid axis '" + name + "' with " + values.length
                    + " values, expected at least one value, and each name once; there are " + axes.keySet());
        }
        return new Grid(more, seeds, threads);
    }

    /**
     * With several seeds at each point.
     *
     * @param values at least one
     * @return a new grid
     */
    public Grid seeds(long... values) {
        if (values.length == 0) {
            throw new InputException("no seeds, expected at least one");
        }
        return new Grid(axes, values.clone(), threads);
    }

    /**
     * With several points at a time; each training inside should then use one thread.
     *
     * @param count at least 1
     * @return a new grid
     */
    public Grid threads(int count) {
        if (count < 1) {
            throw new InputException("threads " + count + ", expected at least 1");
        }
        return new Grid(axes, seeds, count);
    }

    /**
     * A point of the grid and a seed.
     *
     * @param values of the axes by name
     * @param seed of this repetition
     */
    public record Cell(Map<String, Integer> values, long seed) {
        /**
         * The value of an axis.
         *
         * @param axis its name
         * @return a value of the axis
         * @throws InputException where there is no such axis
         */
        public int get(String axis) {
            Integer value = values.get(axis);
            if (value == null) {
                throw new InputException("Grid has no axis '" + axis + "'; there are " + values.keySet());
            }
            return value;
        }
    }

    /**
     * What a point gave.
     *
     * @param values of the axes by name
     * @param results one per seed
     */
    public record Point(Map<String, Integer> values, double[] results) {
        /**
         * The mean over the seeds.
         *
         * @return the mean
         */
        public double mean() {
            return Arrays.stream(results).average().orElseThrow();
        }

        /**
         * The standard deviation over the seeds, {@code √(Σ (x - mean)² / (n - 1))}.
         *
         * @return NaN for one seed
         */
        public double std() {
            double mean = mean();
            double squares =
                    Arrays.stream(results).map(x -> (x - mean) * (x - mean)).sum();
            return results.length < 2 ? Double.NaN : Math.sqrt(squares / (results.length - 1));
        }
    }

    /**
     * Runs the study everywhere.
     *
     * @param study gives a figure of merit for a cell; called by several threads
     * @return one point per place, the last axis running fastest
     */
    public List<Point> run(ToDoubleFunction<Cell> study) {
        List<Map<String, Integer>> places = places();
        double[][] results = new double[places.size()][seeds.length];
        try (Team team = Team.of(threads)) {
            team.run(places.size() * seeds.length, i -> {
                Cell cell = new Cell(places.get(i / seeds.length), seeds[i % seeds.length]);
                results[i / seeds.length][i % seeds.length] = study.applyAsDouble(cell);
            });
        }
        return IntStream.range(0, places.size())
                .mapToObj(i -> new Point(places.get(i), results[i]))
                .toList();
    }

    private List<Map<String, Integer>> places() {
        List<Map<String, Integer>> places = List.of(Map.of());
        for (Map.Entry<String, int[]> axis : axes.entrySet()) {
            List<Map<String, Integer>> finer = new ArrayList<>();
            for (Map<String, Integer> place : places) {
                for (int value : axis.getValue()) {
                    Map<String, Integer> next = new LinkedHashMap<>(place);
                    next.put(axis.getKey(), value);
                    finer.add(next);
                }
            }
            places = finer;
        }
        return places;
    }
}
