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
 * How a model is served over HTTP. Immutable: each setting gives a new one; {@link #start} gives the running service.
 *
 * <p>{@code GET /} is a web form, {@code GET /v1/schema} names and ranges of the features, {@code POST /v1/predict} evaluates events given by
 * name, {@code GET /v1/model} tells what the model is, {@code GET /v1/samples} gives events to try, {@code GET /health}, {@code GET /metrics}
 * (Prometheus) and {@code GET /openapi.json} are for machines.
 */
public final class PredictionServer {
    private static final int DEFAULT_PORT = 10_000;
    private static final int DEFAULT_BODY_LIMIT = 16 << 20;
    private static final Duration DEFAULT_BODY_TIMEOUT = Duration.ofSeconds(30);
    private static final int HIGHEST_PORT = 65_535;

    private final Model model;
    private String name;
    private String host = "127.0.0.1";
    private int port = DEFAULT_PORT;
    private RangePolicy range = RangePolicy.REJECT;
    private Set<String> corsOrigins = Set.of("*");
    private int threads = Runtime.getRuntime().availableProcessors();
    private int bodyLimit = DEFAULT_BODY_LIMIT;
    private Duration bodyTimeout = DEFAULT_BODY_TIMEOUT;
    private List<SampleEvent> samples = List.of();
    private Optional<Consumer<? super String>> log = Optional.empty();

    private PredictionServer(Model model) {
        this.model = model;
        this.name = model.provenance().name();
        schema(model);
    }

    /** The fields of new settings change once, before anybody sees them. */
    private PredictionServer with(Consumer<PredictionServer> change) {
        PredictionServer copy = new PredictionServer(model);
        copy.name = name;
        copy.host = host;
        copy.port = port;
        copy.range = range;
        copy.corsOrigins = corsOrigins;
        copy.threads = threads;
        copy.bodyLimit = bodyLimit;
        copy.bodyTimeout = bodyTimeout;
        copy.samples = samples;
        copy.log = log;
        change.accept(copy);
        return copy;
    }

    private static FeatureSchema schema(Model model) {
        return model.features()
                .orElseThrow(() -> new InputException("the model knows no features, so events can't be given by name;"
                        + " add them by Model.withFeatures(schema), on the command line by --stats"));
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
        return new PredictionServer(model);
    }

    /**
     * Loads the classes that a start needs. Called in another thread while the model is read, it makes the time from the start of a program to its first
     * answer shorter; nothing depends on it.
     */
    public static void preload() {
        Http.preload();
    }

    /**
     * These settings with another name of the model.
     *
     * @param newName shown in the web form and by {@code /v1/model}
     * @return new settings
     */
    public PredictionServer name(String newName) {
        return with(copy -> copy.name = newName);
    }

    /**
     * These settings with another address.
     *
     * @param newHost a name or address of this machine; {@code 0.0.0.0} for all of them
     * @return new settings
     */
    public PredictionServer host(String newHost) {
        return with(copy -> copy.host = newHost);
    }

    /**
     * These settings with another port.
     *
     * @param newPort 0 for any that is free
     * @return new settings
     * @throws InputException where it is none of 0 to 65535
     */
    public PredictionServer port(int newPort) {
        check("port", newPort, 0, HIGHEST_PORT);
        return with(copy -> copy.port = newPort);
    }

    /**
     * These settings with another answer to values out of range.
     *
     * @param policy {@link RangePolicy#REJECT}, {@link RangePolicy#CLIP}, or one of your own; called by several threads
     * @return new settings
     */
    public PredictionServer range(RangePolicy policy) {
        return with(copy -> copy.range = policy);
    }

    /**
     * These settings with other pages allowed to call.
     *
     * @param origins as {@code https://host:port}; {@code *} for any; none for no page but the service's own
     * @return new settings
     */
    public PredictionServer corsOrigins(String... origins) {
        Set<String> all = Set.of(origins);
        return with(copy -> copy.corsOrigins = all);
    }

    /**
     * These settings with another number of threads.
     *
     * @param count how many evaluate events
     * @return new settings
     * @throws InputException where it is less than 1
     */
    public PredictionServer threads(int count) {
        check("threads", count, 1, Integer.MAX_VALUE);
        return with(copy -> copy.threads = count);
    }

    /**
     * These settings with another limit of bodies.
     *
     * @param bytes the largest body of a request
     * @return new settings
     * @throws InputException where it is less than 1
     */
    public PredictionServer bodyLimit(int bytes) {
        check("bodyLimit", bytes, 1, Integer.MAX_VALUE);
        return with(copy -> copy.bodyLimit = bytes);
    }

    /**
     * These settings with another time for bodies.
     *
     * @param longest from the head of a request to the end of its body; slower ones are refused with 408
     * @return new settings
     * @throws InputException where it is less than a millisecond
     */
    public PredictionServer bodyTimeout(Duration longest) {
        if (longest.toMillis() < 1) {
            throw new InputException("bodyTimeout is " + longest + ", expected a millisecond or more");
        }
        return with(copy -> copy.bodyTimeout = longest);
    }

    /**
     * These settings with events to try in the web form, in place of generated ones.
     *
     * @param events with exactly the model's features
     * @return new settings
     * @throws InputException where an event's features aren't the model's
     */
    public PredictionServer samples(List<SampleEvent> events) {
        FeatureSchema schema = schema(model);
        events.forEach(sample -> schema.values(sample.values()));
        return with(copy -> copy.samples = List.copyOf(events));
    }

    /**
     * These settings with a log.
     *
     * @param listener receives a line for each request; one that is slow loses lines, it doesn't slow the service down
     * @return new settings
     */
    public PredictionServer log(Consumer<? super String> listener) {
        return with(copy -> copy.log = Optional.of(listener));
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

    Model model() {
        return model;
    }

    String name() {
        return name;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    RangePolicy range() {
        return range;
    }

    Set<String> corsOrigins() {
        return corsOrigins;
    }

    int threads() {
        return threads;
    }

    int bodyLimit() {
        return bodyLimit;
    }

    Duration bodyTimeout() {
        return bodyTimeout;
    }

    List<SampleEvent> samples() {
        return samples;
    }

    Optional<Consumer<? super String>> log() {
        return log;
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InputException(what + " is " + value + ", expected " + least
                    + (most == Integer.MAX_VALUE ? " or more" : " to " + most));
        }
    }
}
