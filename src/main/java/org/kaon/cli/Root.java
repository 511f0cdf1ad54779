package org.kaon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What there is to do with ROOT files. */
@Command(name = "root", description = "Looks into ROOT files.", synopsisSubcommandLabel = "COMMAND")
final class Root implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    private final Terminal terminal;
    private CommandSpec spec = CommandSpec.create();

    Root(Terminal terminal) {
        this.terminal = terminal;
    }

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.addSubcommand("ls", new CommandLine(new RootLs(terminal)));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given; there is ls");
    }
}
