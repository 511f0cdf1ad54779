package org.kaon.service;

import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty, set up for this service. */
final class Http {
    private static final long STOP_MILLIS = 10_000;
    private static final long IDLE_MILLIS = 30_000;
    /** While the service is being stopped: how long a sender may pause, and how long a connection without a request keeps it. */
    private static final long STOP_IDLE_MILLIS = 3_000;

    private static final int WAITING_CONNECTIONS = 1024;
    /** What the system may keep for a slow reader; left to itself, Linux keeps megabytes for each. */
    private static final int SEND_BUFFER = 128 << 10;

    /** Beside those that evaluate: for the acceptor, the selector and what they hand over. No thread ever waits for a connection. */
    private static final int MORE_THREADS = 6;

    private Http() {}

    static Server server(PredictionServer settings, Handler routes, Request.Handler errors, RequestLog requestLog) {
        QueuedThreadPool threads = new QueuedThreadPool(2 * settings.threads() + MORE_THREADS);
        threads.setName("kaon-http");
        Server server = new Server(threads);
        server.addConnector(connector(server, settings));
        Handler open = settings.corsOrigins().isEmpty() ? routes : crossOrigin(settings, routes);
        server.setHandler(new GracefulHandler(open));
        server.setErrorHandler(errors);
        server.setRequestLog(requestLog);
        server.setStopTimeout(STOP_MILLIS);
        return server;
    }

    /** Has the JVM load and link much of what a start needs by making a server that isn't used. */
    static void preload() {
        Server server = new Server(new QueuedThreadPool());
        server.addConnector(new ServerConnector(server, 1, 1, new HttpConnectionFactory(new HttpConfiguration())));
        server.setHandler(new GracefulHandler(new CrossOriginHandler()));
    }

    static int start(Server server, PredictionServer settings) throws IOException {
        try {
            server.start();
            return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        } catch (Exception e) {
            stop(server);
            throw new IOException(
                    "can't listen on " + settings.host() + ":" + settings.port() + ": " + cause(e).getMessage(), e);
        }
    }

    static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            // Requests were still under way when the time was over; Jetty has closed their connections.
            return;
        }
    }

    private static ServerConnector connector(Server server, PredictionServer settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, settings.threads(), new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        return connector;
    }

    private static Handler crossOrigin(PredictionServer settings, Handler routes) {
        CrossOriginHandler handler = new CrossOriginHandler() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                boolean open = Request.getPathInContext(request).startsWith("/v1/");
                return open ? super.handle(request, response, callback) : routes.handle(request, response, callback);
            }
        };
        handler.setHandler(routes);
        handler.setAllowedOriginPatterns(settings.corsOrigins().stream()
                .map(origin -> origin.equals("*") ? origin : Pattern.quote(origin))
                .collect(Collectors.toSet()));
        // The form's own requests carry an origin, too; what other pages may read, their browser decides by the
        // headers.
        handler.setDeliverNonAllowedOriginRequests(true);
        return handler;
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : cause(failure.getCause());
    }
}
