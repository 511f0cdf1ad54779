package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.InputException;
import org.kaon.model.Model;
import org.kaon.preprocess.RangePolicy;
import org.kaon.service.PredictionServer;
import org.kaon.service.RunningServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a model over HTTP until the program is stopped. */
@Command(
        description = {
            "Serves a model over HTTP, with a web form to try it by hand, until it is stopped (Ctrl-C, SIGTERM); requests under way are answered.",
            "The environment variables MODEL, STATS and PORT stand for the options of these names."
        })
final class Serve implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Mixin
    private ModelOptions loading;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "FILE",
            defaultValue = "${env:MODEL}",
            description = "Model: .h5 or .keras.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-s", "--stats"},
            paramLabel = "FILE",
            defaultValue = "${env:STATS}",
            description = "CSV with Mean, Std, Min, Max of every feature. A model that Kaon saved needs none.")
    private Optional<Path> statistics = Optional.empty();

    @Option(
            names = "--range",
            paramLabel = "POLICY",
            defaultValue = "reject",
            description = "Values outside Min to Max: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private RangeChoice range;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "${env:PORT:-10000}",
            description = "Port; 0 for any that is free. Default: 10000.")
    private int port;

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            split = ",",
            defaultValue = "*",
            description =
                    "Pages that may call the service: origins as https://host:port between commas, * for any, 'none'. Default: ${DEFAULT-VALUE}.")
    private List<String> origins = List.of();

    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            description = "Threads that evaluate. Default: one per processor.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description =
                    "CSV of events to try in the web form, a header naming the features; a column 'signal' of 1 and 0 tells which is what.")
    private Optional<Path> samples = Optional.empty();

    @Option(names = "--quiet", description = "Keep no access log.")
    private boolean quiet;

    private final Terminal terminal;

    Serve(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Thread preloading = new Thread(PredictionServer::preload, "kaon-preload");
        preloading.setDaemon(true);
        preloading.start();
        RunningServer server = server().start();
        Thread stop = new Thread(server::close, "kaon-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        terminal.err().println("kaon serve: " + server.url());
        terminal.err().flush();
        try {
            server.await();
        } catch (InterruptedException e) {
            // Whoever runs the command inside a program of their own ends it so.
            server.close();
            Runtime.getRuntime().removeShutdownHook(stop);
        }
        return ExitCode.DONE;
    }

    private PredictionServer server() throws IOException {
        Path given = file.orElseThrow(() -> new InputException("no model: --model FILE, or MODEL in the environment"));
        Model model = loading.load(given, terminal);
        if (statistics.isPresent()) {
            model = ModelOptions.withStatistics(model, statistics.get(), terminal);
        }
        PredictionServer server = PredictionServer.of(model)
                .name(given.getFileName().toString())
                .host(host)
                .port(port)
                .range(policy())
                .corsOrigins(origins.stream()
                        .filter(origin -> !origin.equals("none"))
                        .toArray(String[]::new));
        server = threads.map(server::threads).orElse(server);
        if (samples.isPresent()) {
            server = server.samples(
                    SampleFile.read(samples.get(), model.features().orElseThrow()));
        }
        return quiet ? server : server.log(this::log);
    }

    private RangePolicy policy() {
        return switch (range) {
            case REJECT -> RangePolicy.REJECT;
            case CLIP -> RangePolicy.CLIP;
            // What was let through is counted by the service itself: /metrics.
            case WARN -> RangePolicy.warn(found -> {});
        };
    }

    private void log(String lines) {
        terminal.out().println(lines);
        terminal.out().flush();
    }
}
