package org.kaon.data;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kaon.InputException;
import org.kaon.KaonException;
import org.kaon.data.root.Numbers;
import org.kaon.data.root.RootBranch;
import org.kaon.data.root.RootFile;
import org.kaon.data.root.RootTree;

/** Trees of ROOT files as tables; see {@link Readers#read(Source, ReadOptions)}. */
final class RootTables implements TableReader {
    /** Values read at a time. */
    private static final int SLICE_SIZE = 1 << 20;

    /**
     * The columns that one branch gives.
     *
     * @param branch the same number of numbers in every entry
     * @param columns the columns' names
     */
    private record Piece(RootBranch branch, List<String> columns) {
        static Piece of(RootBranch branch, String label) {
            return new Piece(
                    branch,
                    branch.width() == 1
                            ? List.of(label)
                            : IntStream.range(0, branch.width())
                                    .mapToObj(i -> label + "[" + i + "]")
                                    .toList());
        }
    }

    @Override
    public boolean accepts(byte[] beginning) {
        return RootFile.isRoot(beginning);
    }

    @Override
    public Dataset read(Source source, ReadOptions options) throws IOException {
        try (RootFile file = RootFile.open(source.file())) {
            RootTree tree = source.part().isPresent() ? file.tree(source.part().get()) : file.tree();
            try {
                return table(tree, options);
            } catch (KaonException e) {
                throw e.at(tree.toString());
            }
        }
    }

    private static Dataset table(RootTree tree, ReadOptions options) throws IOException {
        List<String> labels = tree.labels();
        List<Piece> pieces = IntStream.range(0, labels.size())
                .filter(i -> tree.branches().get(i).isFixed())
                .mapToObj(i -> Piece.of(tree.branches().get(i), labels.get(i)))
                .toList();
        if (pieces.isEmpty()) {
            throw new InputException("no branch with one number in each entry; there are " + Names.quoted(others(tree))
                    + "; 'kaon data convert --leading' makes a table of the leading values of varying ones");
        }
        List<String> own =
                pieces.stream().flatMap(piece -> piece.columns().stream()).toList();
        refuseOthers(tree, options, own);
        Layout layout = options.layout(options.names(own));
        Storage storage = layout.storage();
        storage.grow((int) Math.min(tree.entries(), options.maxRows()));
        int column = 0;
        for (Piece piece : pieces) {
            copy(tree, piece, layout, column, storage);
            column += piece.columns().size();
        }
        return Dataset.of(layout.columns(), layout.keyNames(), storage);
    }

    private static void copy(RootTree tree, Piece piece, Layout layout, int firstColumn, Storage storage)
            throws IOException {
        int width = piece.columns().size();
        boolean wanted = IntStream.range(firstColumn, firstColumn + width)
                .anyMatch(column -> layout.values()[column] >= 0 || layout.keys()[column] >= 0);
        if (!wanted) {
            return;
        }
        if (piece.branch().entries() != tree.entries()) {
            throw new InputException("branch '" + piece.branch().path() + "' has "
                    + piece.branch().entries() + " entries, expected " + tree.entries() + " as the tree");
        }
        int rows = Math.max(1, SLICE_SIZE / width);
        for (int from = 0; from < storage.rowCount(); from += rows) {
            Numbers slice = piece.branch().numbers(from, Math.min(storage.rowCount(), (long) from + rows));
            for (int i = 0; i < slice.size(); i++) {
                int column = firstColumn + i % width;
                int row = from + i / width;
                if (layout.values()[column] >= 0) {
                    storage.set(row, layout.values()[column], (float) slice.value(i));
                } else if (layout.keys()[column] >= 0) {
                    storage.setKey(
                            row,
                            layout.keys()[column],
                            wholeNumber(slice, i, piece.columns().get(i % width), row));
                }
            }
        }
    }

    private static long wholeNumber(Numbers numbers, int i, String column, int row) {
        double value = numbers.value(i);
        if (Math.rint(value) != value || Math.abs(value) >= 0x1p63) {
            throw new InputException("column '" + column + "', row " + row + " (from 0): " + value
                    + ", expected a whole number of 64 bits with sign");
        }
        return numbers.type().isInteger() ? numbers.integer(i) : (long) value;
    }

    /** A branch that is there but gives no columns deserves more than that it is unknown. */
    private static void refuseOthers(RootTree tree, ReadOptions options, List<String> own) {
        List<RootBranch> others = tree.branches().stream()
                .filter(branch -> !branch.isFixed())
                .filter(branch -> Stream.of(branch.name(), branch.path())
                        .anyMatch(name -> options.wanted().contains(name) && !own.contains(name)))
                .toList();
        if (!others.isEmpty()) {
            RootBranch first = others.get(0);
            throw new InputException("branch '" + first.path() + "' holds " + first.typeName()
                    + ", expected one number in each entry"
                    + (first.isJagged()
                            ? "; 'kaon data convert --leading' makes a table of the leading values"
                            : "; leave it out"));
        }
    }

    private static List<String> others(RootTree tree) {
        return tree.branches().stream()
                .map(branch -> branch.path() + " (" + branch.typeName() + ")")
                .toList();
    }
}
