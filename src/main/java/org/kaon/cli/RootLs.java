package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.KaonException;
import org.kaon.data.root.RootBranch;
import org.kaon.data.root.RootFile;
import org.kaon.data.root.RootKey;
import org.kaon.data.root.RootTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what a ROOT file holds. */
@Command(
        description = {
            "Lists what a ROOT file holds: trees with their branches, types and entries, then all else.",
            "Types as in C++: float, float[3] (fixed), float[] (varying), vector<float>, string. What Kaon can't read is marked."
        })
final class RootLs implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "ROOT file.")
    private Path path;

    @Option(
            names = {"-t", "--tree"},
            paramLabel = "NAME",
            description = "Only this tree: DIRECTORY/TREE, or DIRECTORY/TREE;CYCLE for another cycle than the latest.")
    private Optional<String> tree = Optional.empty();

    private final Terminal terminal;

    RootLs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (RootFile file = RootFile.open(path)) {
            if (tree.isPresent()) {
                print(file.tree(tree.get()));
                return ExitCode.DONE;
            }
            boolean complete = true;
            List<RootKey> trees = file.trees();
            for (RootKey key : trees) {
                complete &= printUnlessDamaged(file, key);
            }
            TextTable others = new TextTable("lll");
            file.keys().stream()
                    .filter(key -> !trees.contains(key))
                    .forEach(key -> others.add(key.toString(), key.className(), key.title()));
            others.print(terminal.out(), "");
            return complete ? ExitCode.DONE : ExitCode.WRONG_INPUT;
        }
    }

    /** One damaged tree shall not hide the others. */
    private boolean printUnlessDamaged(RootFile file, RootKey key) throws IOException {
        try {
            print(file.tree(key.toString()));
            return true;
        } catch (KaonException e) {
            terminal.err().println("kaon root ls: " + Complaint.of(e));
            return false;
        }
    }

    private void print(RootTree found) {
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s  %s  %,d entries%s%n",
                        found.key(),
                        found.key().className(),
                        found.entries(),
                        found.key().title().isBlank() ? "" : "  " + found.key().title());
        TextTable branches = new TextTable("lll");
        for (RootBranch branch : found.branches()) {
            branches.add(branch.path(), branch.typeName(), note(found, branch));
        }
        branches.print(terminal.out(), "  ");
    }

    private static String note(RootTree found, RootBranch branch) {
        if (!branch.isReadable()) {
            return "not read by Kaon";
        }
        return branch.entries() == found.entries() ? "" : String.format(Locale.ROOT, "%,d entries", branch.entries());
    }
}
