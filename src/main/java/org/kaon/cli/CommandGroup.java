package org.kaon.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word in front of commands that belong together. */
@Command(synopsisSubcommandLabel = "COMMAND")
final class CommandGroup implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    private final String description;
    private final List<Commands.Entry> commands;
    private final Terminal terminal;
    private CommandSpec spec = CommandSpec.create();

    private CommandGroup(String description, List<Commands.Entry> commands, Terminal terminal) {
        this.description = description;
        this.commands = commands;
        this.terminal = terminal;
    }

    /** For the table of commands. */
    static Commands.Entry of(String name, String description, Commands.Entry... commands) {
        return new Commands.Entry(name, terminal -> new CommandGroup(description, List.of(commands), terminal));
    }

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.usageMessage().description(description);
        commands.forEach(command -> command.addTo(own, terminal));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "no command given; there is " + Kaon.names(spec.commandLine()));
    }
}
