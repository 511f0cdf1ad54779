package org.kaon.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.data.Names;
import org.kaon.data.NumberColumns;
import org.kaon.data.root.JaggedColumn;
import org.kaon.data.root.Numbers;
import org.kaon.data.root.RootBranch;
import org.kaon.data.root.RootTree;
import org.kaon.physics.Leading;

/** Branches of a tree as columns: one value a row, of branches of varying length the leading one. */
final class TreeSelection {
    /**
     * The places of the leading values.
     *
     * @param offsets of the branch that says which they are
     * @param leading which they are
     */
    private record Choice(int[] offsets, Leading leading) {
        static Choice of(JaggedColumn column) {
            return new Choice(
                    column.offsets(),
                    Leading.of(column.offsets(), column.values().doubles()));
        }
    }

    private final RootTree tree;
    private final Optional<String> leading;
    private final Optional<List<String>> wanted;
    private final List<String> leftOut = new ArrayList<>();
    private int withoutLeading;

    /**
     * Of a tree.
     *
     * @param tree the tree
     * @param leading the branch whose largest values lead
     * @param wanted names of columns; all that can be, where there are none
     */
    TreeSelection(RootTree tree, Optional<String> leading, Optional<List<String>> wanted) {
        this.tree = tree;
        this.leading = leading;
        this.wanted = wanted;
    }

    /** What was left out, once it is read. */
    Optional<String> skipped() {
        List<String> said = new ArrayList<>();
        if (withoutLeading > 0) {
            said.add(withoutLeading + " entries without a value of '" + leading.orElse("") + "' left out");
        }
        if (!leftOut.isEmpty()) {
            said.add("branches left out: " + Names.quoted(leftOut));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
    }

    NumberColumns read(RowRange range) throws IOException {
        long from = Math.min(range.from(), tree.entries());
        long to = Math.min(range.to(), tree.entries());
        Optional<Choice> choice = leading.isPresent()
                ? Optional.of(Choice.of(tree.branch(leading.get()).jagged(from, to)))
                : Optional.empty();
        withoutLeading = choice.map(found -> found.leading().skippedCount()).orElse(0);
        List<String> labels = tree.labels();
        wanted.ifPresent(names -> requireKnown(names, labels));
        NumberColumns columns = NumberColumns.of();
        for (int i = 0; i < labels.size(); i++) {
            RootBranch branch = tree.branches().get(i);
            String label = labels.get(i);
            if (wanted.isPresent()
                    && wanted.get().stream().noneMatch(name -> column(name).equals(label))) {
                continue;
            }
            if (branch.isFixed()) {
                columns = withFixed(columns, label, branch.numbers(from, to), branch.width(), choice);
            } else if (choice.isPresent() && branch.isJagged() && branch.width() == 1) {
                columns = withLeading(columns, label, branch.jagged(from, to), choice.get());
            } else if (wanted.isPresent()) {
                throw refusal(branch);
            } else {
                leftOut.add(label + " (" + branch.typeName() + ")");
            }
        }
        return columns;
    }

    private NumberColumns withFixed(
            NumberColumns columns, String label, Numbers numbers, int width, Optional<Choice> choice) {
        int[] rows = choice.map(found -> found.leading().events())
                .orElseGet(() -> IntStream.range(0, numbers.size() / width).toArray());
        if (width == 1) {
            return columns.with(label, choice.isEmpty() ? numbers : numbers.at(rows));
        }
        NumberColumns all = columns;
        for (int i = 0; i < width; i++) {
            int place = i;
            all = all.with(
                    label + "[" + i + "]",
                    numbers.at(
                            Arrays.stream(rows).map(row -> row * width + place).toArray()));
        }
        return all;
    }

    private NumberColumns withLeading(NumberColumns columns, String label, JaggedColumn column, Choice choice) {
        if (Arrays.equals(column.offsets(), choice.offsets())) {
            return columns.with(label, column.values().at(choice.leading().particles()));
        }
        if (wanted.isPresent()) {
            throw new InputException(tree + ": branch '" + label + "' has other numbers of values than '"
                    + leading.orElseThrow() + "', expected one for each");
        }
        leftOut.add(label + " (other numbers of values)");
        return columns;
    }

    private InputException refusal(RootBranch branch) {
        return new InputException(tree + ": branch '" + branch.path() + "' holds " + branch.typeName()
                + (branch.isJagged()
                        ? "; --leading BRANCH takes the leading value of each entry"
                        : ", expected numbers"));
    }

    private void requireKnown(List<String> names, List<String> labels) {
        List<String> unknown =
                names.stream().filter(name -> !labels.contains(column(name))).toList();
        if (!unknown.isEmpty()) {
            throw Names.unknown("branches", unknown, labels).at(tree.toString());
        }
    }

    /** The branch that gives a column such as {@code x[2]}. */
    private static String column(String name) {
        return name.replaceFirst("\\[\\d+]$", "");
    }
}
