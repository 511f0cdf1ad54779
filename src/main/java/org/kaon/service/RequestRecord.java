package org.kaon.service;

import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Sees every request when it is answered: counts it, and writes a line. */
final class RequestRecord implements RequestLog {
    private static final String OTHER_PATH = "other";
    private static final int LONGEST_PATH = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\"]");

    private final Set<String> paths;
    private final Metrics metrics;
    private final Log log;
    private final Times times = new Times();

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

    private String line(long time, String address, String request, int status, long bytes, long nanos) {
        String shown = request.length() > LONGEST_PATH ? request.substring(0, LONGEST_PATH) + "…" : request;
        long tenths = Math.round(nanos / 1e5);
        return times.text(time) + " " + address + " \""
                + UNPRINTABLE.matcher(shown).replaceAll("?") + "\" " + status + " " + bytes + " "
                + tenths / 10 + '.' + tenths % 10 + "ms";
    }
}
