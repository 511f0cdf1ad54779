package org.kaon.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The table of commands. To add one, write a class and a line here. */
final class Commands {
    private static final List<Entry> ALL = List.of(
            new Entry("demo", Demo::new),
            new Entry("train", Train::new),
            new Entry("evaluate", Evaluate::new),
            new Entry("predict", Predict::new),
            new Entry("info", Info::new),
            new Entry("verify", Verify::new),
            CommandGroup.of("root", "Looks into ROOT files.", new Entry("ls", RootLs::new)),
            CommandGroup.of("data", "Works on tables of events.", new Entry("convert", DataConvert::new)),
            CommandGroup.of("higgs", "The Higgs study.", new Entry("study", HiggsStudyCommand::new)),
            CommandGroup.of("lepton", "The lepton study.", new Entry("study", LeptonStudyCommand::new)),
            new Entry("serve", Serve::new));

    private Commands() {}

    /** One line of the table. */
    record Entry(String name, Function<Terminal, Callable<Integer>> command) {
        void addTo(CommandSpec above, Terminal terminal) {
            above.addSubcommand(name, new CommandLine(command.apply(terminal)));
        }
    }

    /** The command that the arguments begin with; all of them, which takes a while, where they begin otherwise. */
    static void addTo(CommandSpec above, Terminal terminal, String... args) {
        List<Entry> asked = ALL.stream()
                .filter(entry -> args.length > 0 && entry.name().equals(args[0]))
                .toList();
        (asked.isEmpty() ? ALL : asked).forEach(entry -> entry.addTo(above, terminal));
    }
}
