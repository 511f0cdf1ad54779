package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.model.Model;
import org.kaon.model.ModelDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a model file holds. */
@Command(description = "Shows what a model file holds: layers, shapes, parameters, versions, features.")
final class Info implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Mixin
    private ModelOptions loading;

    @Parameters(paramLabel = "MODEL", description = "Keras model: .h5 or .keras.")
    private Path file;

    @Option(names = "--stats", paramLabel = "FILE", description = "CSV with Mean, Std, Min, Max of every feature.")
    private Optional<Path> statistics = Optional.empty();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    private final Terminal terminal;

    Info(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Model model = loading.load(file, terminal);
        if (statistics.isPresent()) {
            model = ModelOptions.withStatistics(model, statistics.get(), terminal);
        }
        ModelDescription description = ModelDescription.of(file.toString(), model);
        if (json) {
            terminal.out().println(description.json());
        } else {
            new DescriptionText(description).print(terminal.out());
        }
        return ExitCode.DONE;
    }
}
