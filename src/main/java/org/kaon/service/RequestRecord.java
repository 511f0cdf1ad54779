package org.kaon.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Sees every request when it is answered: counts it, and writes a line. */
final class RequestRecord implements RequestLog {
    private static final String OTHER_PATH = "other";
    private static final int LONGEST_PATH = 200;

    private final Set<String> paths;
    private final Metrics metrics;
    private final Log log;

    RequestRecord(Set<String> paths, Metrics metrics, Log log) {
        this.paths = paths;
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    public void log(Request request, Response response) {
        String path = String.valueOf(request.getHttpURI().getPath());
        int status = response.getStatus();
        long nanos = System.nanoTime() - request.getBeginNanoTime();
        metrics.request(paths.contains(path) ? path : OTHER_PATH, status, nanos);
        if (log.isKept()) {
            long time = Request.getTimeStamp(request);
            String address = Request.getRemoteAddr(request);
            String method = request.getMethod();
            long bytes = Response.getContentBytesWritten(response);
            log.line(() -> line(time, address, method + " " + path, status, bytes, nanos));
        }
    }

    private static String line(long time, String address, String request, int status, long bytes, long nanos) {
        String shown = request.length() > LONGEST_PATH ? request.substring(0, LONGEST_PATH) + "…" : request;
        return String.format(
                Locale.ROOT,
                "%s %s \"%s\" %d %d %.1fms",
                Instant.ofEpochMilli(time).truncatedTo(ChronoUnit.MILLIS),
                address,
                shown.replaceAll("[\\p{Cntrl}\"]", "?"),
                status,
                bytes,
                nanos / 1e6);
    }
}
