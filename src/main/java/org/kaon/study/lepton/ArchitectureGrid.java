package org.kaon.study.lepton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kaon.plot.GridFigure;
import org.kaon.study.Table;
import org.kaon.training.Grid;

/**
 * Test accuracies of the networks i – j for all i and j between two bounds.
 *
 * @param units the numbers of units, of the first hidden layer as of the second
 * @param seeds of each cell
 * @param points the second layer running fastest
 * @param events how many each was trained on
 */
public record ArchitectureGrid(List<Integer> units, int seeds, List<Grid.Point> points, int events) {
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    /**
     * Copies the lists.
     *
     * @param units the numbers of units
     * @param seeds of each cell
     * @param points the second layer running fastest
     * @param events trained on
     */
    public ArchitectureGrid {
        units = List.copyOf(units);
        points = List.copyOf(points);
    }

    /** What a cell does; it may write. */
    @FunctionalInterface
    interface Cell {
        double accuracy(int first, int second, long seed) throws IOException;
    }

    static ArchitectureGrid run(String name, Settings settings, int seeds, int events, Cell cell) throws IOException {
        int side = settings.gridTo - settings.gridFrom + 1;
        int all = side * side * seeds;
        AtomicInteger done = new AtomicInteger();
        ToDoubleFunction<Grid.Cell> study = one -> {
            double accuracy = unchecked(() -> cell.accuracy(one.get(FIRST), one.get(SECOND), one.seed()));
            // The counter is the lock as well: lines come one at a time and in order.
            synchronized (done) {
                int count = done.incrementAndGet();
                if (count % Math.max(1, all / 6) == 0 || count == all) {
                    settings.progress.accept(name + ": " + count + " of " + all + " trainings");
                }
            }
            return accuracy;
        };
        try {
            List<Grid.Point> points = Grid.of()
                    .axis(FIRST, settings.gridFrom, settings.gridTo)
                    .axis(SECOND, settings.gridFrom, settings.gridTo)
                    .seeds(Settings.seeds(seeds))
                    .threads(settings.threads)
                    .run(study);
            List<Integer> units = IntStream.rangeClosed(settings.gridFrom, settings.gridTo)
                    .boxed()
                    .toList();
            return new ArchitectureGrid(units, seeds, points, events);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Something that may write, and gives a number. */
    @FunctionalInterface
    interface Work {
        double value() throws IOException;
    }

    static double unchecked(Work work) {
        try {
            return work.value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A cell's accuracies.
     *
     * @param first units of the first hidden layer
     * @param second units of the second one
     * @return one per seed
     * @throws IndexOutOfBoundsException where there is no such cell
     */
    public double[] accuracies(int first, int second) {
        return points.get(units.indexOf(first) * units.size() + units.indexOf(second))
                .results()
                .clone();
    }

    /** Of one seed, or of all their mean. */
    Table table(ToDoubleFunction<Grid.Point> value) {
        Table table = Table.of(Stream.concat(Stream.of("i \\ j"), units.stream().map(String::valueOf))
                .toList());
        for (int row = 0; row < units.size(); row++) {
            List<Object> cells = new ArrayList<>(List.of(String.valueOf(units.get(row))));
            row(row).forEach(point -> cells.add(value.applyAsDouble(point)));
            table.row(cells);
        }
        return table;
    }

    /** Every number. */
    Table list() {
        List<String> header = new ArrayList<>(List.of("i", "j", "mean", "standard deviation"));
        for (int seed = 0; seed < seeds; seed++) {
            header.add("seed " + seed);
        }
        Table table = Table.of(header);
        for (Grid.Point point : points) {
            List<Object> cells = new ArrayList<>(
                    List.of(point.values().get(FIRST), point.values().get(SECOND), point.mean(), point.std()));
            for (double result : point.results()) {
                cells.add(result);
            }
            table.row(cells);
        }
        return table;
    }

    GridFigure figure(ToDoubleFunction<Grid.Point> value, ToDoubleFunction<Grid.Point> error) {
        return GridFigure.of(units, units, matrix(value))
                .errors(matrix(error))
                .labels("Units of the first hidden layer, i", "Units of the second hidden layer, j", "Test accuracy")
                .range(0.4, 1);
    }

    private double[][] matrix(ToDoubleFunction<Grid.Point> value) {
        return IntStream.range(0, units.size())
                .mapToObj(row -> row(row).stream().mapToDouble(value).toArray())
                .toArray(double[][]::new);
    }

    private List<Grid.Point> row(int row) {
        return points.subList(row * units.size(), (row + 1) * units.size());
    }

    /** Of the first seed. */
    static double first(Grid.Point point) {
        return point.results()[0];
    }

    /** No error to show. */
    static double none(Grid.Point point) {
        return Double.NaN;
    }
}
