package org.kaon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What there is to do with HIGGS data. */
@Command(name = "higgs", description = "The Higgs study.", synopsisSubcommandLabel = "COMMAND")
final class Higgs implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    private final Terminal terminal;
    private CommandSpec spec = CommandSpec.create();

    Higgs(Terminal terminal) {
        this.terminal = terminal;
    }

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.addSubcommand("study", new CommandLine(new HiggsStudyCommand(terminal)));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given; there is study");
    }
}
