package org.kaon.service;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.kaon.inference.Predictor;
import org.kaon.inference.Session;

/** Evaluates the events of a request. */
final class PredictEndpoint implements Endpoint {
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final String PLAIN_JSON = "application/json";
    private static final Pattern JSON = Pattern.compile(
            "\\s*(application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-?8\"?\\s*)?)?", Pattern.CASE_INSENSITIVE);

    private final Predictor predictor;
    private final EventFormat format;
    private final BodyReader.Limits limits;
    private final Executor forLarge;
    private final Errors errors;
    private final Metrics metrics;
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();

    /** Large requests go to threads of their own: a small one never stands behind them in a queue. */
    PredictEndpoint(
            Predictor predictor,
            EventFormat format,
            BodyReader.Limits limits,
            Executor forLarge,
            Errors errors,
            Metrics metrics) {
        this.predictor = predictor;
        this.format = format;
        this.limits = limits;
        this.forLarge = forLarge;
        this.errors = errors;
        this.metrics = metrics;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        try {
            checkMediaType(request);
        } catch (Refusal e) {
            refuse(e, request, response, callback);
            return;
        }
        BodyReader.read(request, limits, new BodyReader.Listener() {
            @Override
            public void read(byte[] body, long budgeted) {
                if (body.length <= BodyReader.SMALL) {
                    predict(body, response, callback);
                } else {
                    Callback end = Callback.from(callback, () -> limits.budget().giveBack(budgeted));
                    forLarge.execute(() -> predict(body, response, end));
                }
            }

            @Override
            public void refused(Refusal refusal) {
                refuse(refusal, request, response, callback);
            }

            @Override
            public void failed(Throwable failure) {
                callback.failed(failure);
            }
        });
    }

    private void predict(byte[] body, Response response, Callback callback) {
        Answer answer;
        try {
            answer = answer(EventReader.read(body, format));
        } catch (Refusal e) {
            answer = errors.answer(e);
        } catch (RuntimeException | Error e) {
            answer = errors.defect(e);
        }
        answer.send(response, callback);
    }

    private Answer answer(PredictRequest read) {
        metrics.drift(read.drift());
        if (!read.problems().isEmpty() && !read.partial()) {
            return errors.answer(read.problems(), format.names());
        }
        errors.count(read.problems());
        metrics.events(read.events().goodCount());
        float[] outputs = new float[read.events().goodCount() * predictor.outputWidth()];
        Session session = borrowed();
        session.predict(read.events().goodCount(), read.events().values(), 0, outputs, 0);
        sessions.add(session);
        return Answer.json(200, PredictionJson.of(read, outputs, predictor.outputWidth()));
    }

    private Session borrowed() {
        Session session = sessions.poll();
        return session == null ? predictor.session() : session;
    }

    private void refuse(Refusal refusal, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        if (refusal.kind() == ErrorKind.OVERLOAD) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        boolean waits = request.getHeaders().contains(HttpHeader.EXPECT) || refusal.kind() == ErrorKind.TOO_SLOW;
        errors.answer(refusal).send(response, waits ? callback : Lingering.before(request, callback));
    }

    private static void checkMediaType(Request request) throws Refusal {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type != null && !type.equals(PLAIN_JSON) && !JSON.matcher(type).matches()) {
            throw new Refusal(
                    415,
                    ErrorKind.MEDIA_TYPE,
                    "Content-Type " + EventFormat.quoted(type) + ", expected application/json in UTF-8");
        }
        String coding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new Refusal(
                    415,
                    ErrorKind.MEDIA_TYPE,
                    "Content-Encoding " + EventFormat.quoted(coding) + ", expected a body that isn't compressed");
        }
    }
}
