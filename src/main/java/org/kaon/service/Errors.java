package org.kaon.service;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Every error as JSON, {@code {"error": …}}: ours, and those of Jetty. Counts them. */
final class Errors implements Request.Handler {
    private final Metrics metrics;
    private final Log log;

    Errors(Metrics metrics, Log log) {
        this.metrics = metrics;
        this.log = log;
    }

    Answer answer(int status, ErrorKind kind, String message) {
        metrics.error(kind, 1);
        JsonObject body = new JsonObject();
        body.addProperty("error", message);
        return Answer.json(status, body.toString());
    }

    Answer answer(Refusal refusal) {
        return answer(refusal.status(), refusal.kind(), refusal.getMessage());
    }

    /** For a request of which no event was scored. */
    Answer answer(Problems problems, List<String> known) {
        count(problems);
        JsonObject body = new JsonObject();
        body.addProperty("error", problems.text(known));
        body.add("errors", listed(problems));
        return Answer.json(400, body.toString());
    }

    void count(Problems problems) {
        problems.counts().forEach(metrics::error);
    }

    /** For a defect, which is logged; the other side learns no more than that. */
    Answer defect(Throwable failure) {
        log.defect(failure);
        return answer(500, ErrorKind.INTERNAL, "a defect of the service; its log has the details");
    }

    static JsonArray listed(Problems problems) {
        JsonArray all = new JsonArray();
        for (Problem problem : problems.listed()) {
            JsonObject one = new JsonObject();
            one.addProperty("event", problem.event());
            if (!problem.feature().isEmpty()) {
                one.addProperty("feature", problem.feature());
            }
            one.addProperty("kind", problem.kind().label());
            one.addProperty("message", problem.message());
            all.add(one);
        }
        if (problems.unlisted() > 0) {
            JsonObject rest = new JsonObject();
            rest.addProperty("message", "and " + problems.unlisted() + " more");
            all.add(rest);
        }
        return all;
    }

    /** What Jetty has to say. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Object failure = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Answer answer;
        if (failure instanceof Throwable thrown && !(failure instanceof HttpException) && status >= 500) {
            answer = defect(thrown);
        } else if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            answer = answer(status, ErrorKind.OVERLOAD, "the service is being stopped, or has too much to do");
        } else {
            Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
            answer = answer(
                    status, ErrorKind.HTTP, message == null ? HttpStatus.getMessage(status) : message.toString());
        }
        answer.send(response, callback);
        return true;
    }
}
