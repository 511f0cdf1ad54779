package org.kaon.service;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kaon.InputException;
import org.kaon.model.Model;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.RangePolicy;

/**
 * How a model is served over HTTP. Immutable; {@link #start} gives the running service.
 *
 * <p>{@code GET /} is a web form, {@code GET /v1/schema} names and ranges of the features, {@code POST /v1/predict} evaluates events given by
 * name, {@code GET /v1/model} tells what the model is, {@code GET /v1/samples} gives events to try, {@code GET /health}, {@code GET /metrics}
 * (Prometheus) and {@code GET /openapi.json} are for machines.
 *
 * @param model what is served; it knows its features
 * @param name how the model is called, for instance its file
 * @param host the address that is listened on
 * @param port the port; 0 for any that is free
 * @param range what becomes of values out of range
 * @param corsOrigins from where pages may call {@code /v1/…}: origins as {@code https://host:port}, {@code *} for any; none where empty
 * @param threads how many threads evaluate events
 * @param bodyLimit the largest body of a request in bytes
 * @param bodyTimeout the longest time from the head of a request to the end of its body
 * @param samples events to try in the web form
 * @param log receives a line for each request, and the trace of any defect; several lines at once under load, and always in one thread
 */
public record PredictionServer(
        Model model,
        String name,
        String host,
        int port,
        RangePolicy range,
        Set<String> corsOrigins,
        int threads,
        int bodyLimit,
        Duration bodyTimeout,
        List<SampleEvent> samples,
        Optional<Consumer<? super String>> log) {
    private static final int DEFAULT_PORT = 10_000;
    private static final int DEFAULT_BODY_LIMIT = 16 << 20;
    private static final Duration DEFAULT_BODY_TIMEOUT = Duration.ofSeconds(30);
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks the settings.
     *
     * @param model with features
     * @param name any
     * @param host any
     * @param port 0 to 65535
     * @param range any
     * @param corsOrigins any
     * @param threads at least 1
     * @param bodyLimit at least 1
     * @param bodyTimeout at least a millisecond
     * @param samples with exactly the model's features
     * @param log any
     * @throws InputException where the model knows no features, a number makes no sense, or a sample's features aren't the model's
     */
    public PredictionServer {
        FeatureSchema schema = model.features()
                .orElseThrow(() -> new InputException("the model knows no features, so events can't be given by name;"
                        + " add them by Model.withFeatures(schema), on the command line by --stats"));
        corsOrigins = Set.copyOf(corsOrigins);
        samples = List.copyOf(samples);
        samples.forEach(sample -> schema.values(sample.values()));
        check("port", port, 0, HIGHEST_PORT);
        check("threads", threads, 1, Integer.MAX_VALUE);
        check("bodyLimit", bodyLimit, 1, Integer.MAX_VALUE);
        if (bodyTimeout.toMillis() < 1) {
            throw new InputException("bodyTimeout is " + bodyTimeout + ", expected a millisecond or more");
        }
    }

    /**
     * The standard settings: port 10000 on this machine alone, values out of range refused, pages from anywhere, as many threads as
     * processors, bodies of at most 16 MiB within 30 seconds, no samples but generated ones, no log.
     *
     * @param model with features
     * @return the settings
     * @throws InputException where the model knows no features
     */
    public static PredictionServer of(Model model) {
        return new PredictionServer(
                model,
                model.provenance().name(),
                "127.0.0.1",
                DEFAULT_PORT,
                RangePolicy.REJECT,
                Set.of("*"),
                Runtime.getRuntime().availableProcessors(),
                DEFAULT_BODY_LIMIT,
                DEFAULT_BODY_TIMEOUT,
                List.of(),
                Optional.empty());
    }

    /**
     * These settings with another name of the model.
     *
     * @param newName shown in the web form and by {@code /v1/model}
     * @return new settings
     */
    public PredictionServer name(String newName) {
        return new PredictionServer(
                model, newName, host, port, range, corsOrigins, threads, bodyLimit, bodyTimeout, samples, log);
    }

    /**
     * These settings with another address.
     *
     * @param newHost a name or address of this machine; {@code 0.0.0.0} for all of them
     * @return new settings
     */
    public PredictionServer host(String newHost) {
        return new PredictionServer(
                model, name, newHost, port, range, corsOrigins, threads, bodyLimit, bodyTimeout, samples, log);
    }

    /**
     * These settings with another port.
     *
     * @param newPort 0 for any that is free
     * @return new settings
     */
    public PredictionServer port(int newPort) {
        return new PredictionServer(
                model, name, host, newPort, range, corsOrigins, threads, bodyLimit, bodyTimeout, samples, log);
    }

    /**
     * These settings with another answer to values out of range.
     *
     * @param policy {@link RangePolicy#REJECT}, {@link RangePolicy#CLIP}, or one of your own; called by several threads
     * @return new settings
     */
    public PredictionServer range(RangePolicy policy) {
        return new PredictionServer(
                model, name, host, port, policy, corsOrigins, threads, bodyLimit, bodyTimeout, samples, log);
    }

    /**
     * These settings with other pages allowed to call.
     *
     * @param origins as {@code https://host:port}; {@code *} for any; none for no page but the service's own
     * @return new settings
     */
    public PredictionServer corsOrigins(String... origins) {
        return new PredictionServer(
                model, name, host, port, range, Set.of(origins), threads, bodyLimit, bodyTimeout, samples, log);
    }

    /**
     * These settings with another number of threads.
     *
     * @param count how many evaluate events
     * @return new settings
     */
    public PredictionServer threads(int count) {
        return new PredictionServer(
                model, name, host, port, range, corsOrigins, count, bodyLimit, bodyTimeout, samples, log);
    }

    /**
     * These settings with another limit of bodies.
     *
     * @param bytes the largest body of a request
     * @return new settings
     */
    public PredictionServer bodyLimit(int bytes) {
        return new PredictionServer(
                model, name, host, port, range, corsOrigins, threads, bytes, bodyTimeout, samples, log);
    }

    /**
     * These settings with another time for bodies.
     *
     * @param longest from the head of a request to the end of its body; slower ones are refused with 408
     * @return new settings
     */
    public PredictionServer bodyTimeout(Duration longest) {
        return new PredictionServer(
                model, name, host, port, range, corsOrigins, threads, bodyLimit, longest, samples, log);
    }

    /**
     * These settings with events to try in the web form, in place of generated ones.
     *
     * @param events with exactly the model's features
     * @return new settings
     */
    public PredictionServer samples(List<SampleEvent> events) {
        return new PredictionServer(
                model, name, host, port, range, corsOrigins, threads, bodyLimit, bodyTimeout, events, log);
    }

    /**
     * These settings with a log.
     *
     * @param listener receives a line for each request; one that is slow loses lines, it doesn't slow the service down
     * @return new settings
     */
    public PredictionServer log(Consumer<? super String> listener) {
        return new PredictionServer(
                model,
                name,
                host,
                port,
                range,
                corsOrigins,
                threads,
                bodyLimit,
                bodyTimeout,
                samples,
                Optional.of(listener));
    }

    /**
     * Starts to serve, and returns as soon as requests are answered.
     *
     * @return the running service, to be closed
     * @throws IOException where the address can't be listened on
     */
    public RunningServer start() throws IOException {
        return RunningServer.start(this);
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InputException(what + " is " + value + ", expected " + least
                    + (most == Integer.MAX_VALUE ? " or more" : " to " + most));
        }
    }
}
