package org.kaon.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.kaon.inference.Predictor;
import org.kaon.model.ModelDescription;
import org.kaon.preprocess.RangePolicy;

/** A service that answers requests, until it is closed. Thread-safe. */
public final class RunningServer implements AutoCloseable {
    /** For all large bodies together, where memory allows; what they wait for one another is bounded by it, too. */
    private static final long LARGE_BODIES = 64L << 20;

    /** A large body takes twice its size, with its events and its answer; half of the memory is left to everything else. */
    private static final int SHARE_OF_MEMORY = 4;

    private final PredictionServer settings;
    private final Server server;
    private final ExecutorService forLarge;
    private final Log log;
    private final int port;

    private RunningServer(PredictionServer settings, Server server, ExecutorService forLarge, Log log, int port) {
        this.settings = settings;
        this.server = server;
        this.forLarge = forLarge;
        this.log = log;
        this.port = port;
    }

    static RunningServer start(PredictionServer settings) throws IOException {
        Predictor predictor = Predictor.of(settings.model());
        EventFormat format = new EventFormat(predictor.features().orElseThrow(), settings.range());
        Metrics metrics = new Metrics(format.names());
        Log log = new Log(settings.log(), metrics);
        Errors errors = new Errors(metrics, log);
        ExecutorService forLarge = Executors.newFixedThreadPool(settings.threads(), RunningServer::daemon);
        BodyBudget budget = new BodyBudget(budget(settings.bodyLimit()));
        Endpoint predict = new PredictEndpoint(
                predictor,
                format,
                new BodyReader.Limits(settings.bodyLimit(), settings.bodyTimeout(), budget),
                forLarge,
                errors,
                metrics);
        List<Route> routes = routes(settings, predictor, predict, metrics);
        Set<String> paths = routes.stream().map(Route::path).collect(Collectors.toUnmodifiableSet());
        log.start();
        Server server =
                Http.server(settings, new Routes(routes, errors), errors, new RequestRecord(paths, metrics, log));
        RunningServer running = new RunningServer(settings, server, forLarge, log, Http.start(server, settings));
        daemon(predictor::warmUp).start();
        return running;
    }

    /**
     * Where requests are taken.
     *
     * @return the port
     */
    public int port() {
        return port;
    }

    /**
     * Where the web form is.
     *
     * @return for instance {@code http://127.0.0.1:10000/}
     */
    public String url() {
        String host = settings.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
    }

    /**
     * Waits until the service is closed, by another thread.
     *
     * @throws InterruptedException where this thread is interrupted; the service goes on
     */
    public void await() throws InterruptedException {
        server.join();
    }

    /** Takes no more requests, answers those that are under way (for ten seconds at most) and ends. */
    @Override
    public void close() {
        Http.stop(server);
        forLarge.shutdownNow();
        log.close();
    }

    /** Two of the largest bodies have room in any case. */
    private static long budget(int bodyLimit) {
        long room = Math.min(LARGE_BODIES, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
        return Math.max(room, 2L * bodyLimit);
    }

    private static List<Route> routes(
            PredictionServer settings, Predictor predictor, Endpoint predict, Metrics metrics) {
        Supplier<ModelDescription> model = new Lazy<>(() -> ModelDescription.of(settings.name(), settings.model()));
        boolean bounded = settings.range() == RangePolicy.REJECT;
        List<Route> routes = new ArrayList<>(Page.all());
        routes.add(json("/v1/schema", () -> SchemaJson.ranges(model.get())));
        routes.add(new Route("/v1/predict", "POST", predict));
        routes.add(json("/v1/model", () -> model.get().json()));
        routes.add(json("/v1/samples", () -> Samples.json(settings.samples(), predictor)));
        routes.add(json("/health", () -> "{\"status\":\"ok\"}"));
        routes.add(Route.get("/metrics", () -> Answer.of(MetricText.CONTENT_TYPE, metrics.text())));
        routes.add(json("/openapi.json", () -> SchemaJson.openApi(model.get(), bounded)));
        return routes;
    }

    /** An answer that never changes. */
    private static Route json(String path, Supplier<String> text) {
        return Route.get(path, new Lazy<>(() -> Answer.json(200, text.get())));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "kaon-predict");
        thread.setDaemon(true);
        return thread;
    }
}
