package org.kaon.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
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

    private final String name;
    private final String description;
    private final List<Callable<Integer>> commands;
    private CommandSpec spec = CommandSpec.create();

    private CommandGroup(String name, String description, List<Callable<Integer>> commands) {
        this.name = name;
        this.description = description;
        this.commands = commands;
    }

    /** For the table of commands. */
    static Function<Terminal, Callable<Integer>> of(
            String name, String description, List<Function<Terminal, Callable<Integer>>> commands) {
        return terminal -> new CommandGroup(
                name,
                description,
                commands.stream().map(command -> command.apply(terminal)).toList());
    }

    @Spec
    void spec(CommandSpec own) {
        spec = own;
        own.name(name).usageMessage().description(description);
        for (Callable<Integer> command : commands) {
            CommandLine line = new CommandLine(command);
            own.addSubcommand(line.getCommandName(), line);
        }
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "no command given; there is " + Kaon.names(spec.commandLine()));
    }
}
