package org.kaon.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A file of the web form. Nothing of it may come from elsewhere, which the browser is told to enforce. */
final class Page implements Endpoint {
    private static final List<HttpField> SAFETY = List.of(
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache"));

    private final Answer answer;

    private Page(Answer answer) {
        this.answer = answer;
    }

    static List<Route> all() {
        return List.of(
                route("/", "index.html", "text/html; charset=utf-8"),
                route("/form.css", "form.css", "text/css; charset=utf-8"),
                route("/form.js", "form.js", "text/javascript; charset=utf-8"),
                route("/event.js", "event.js", "text/javascript; charset=utf-8"),
                route("/table.js", "table.js", "text/javascript; charset=utf-8"),
                route("/icon.svg", "icon.svg", "image/svg+xml"));
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        SAFETY.forEach(response.getHeaders()::put);
        answer.send(response, callback);
    }

    private static Route route(String path, String file, String type) {
        try (InputStream content = Page.class.getResourceAsStream("page/" + file)) {
            byte[] bytes = content.readAllBytes();
            return new Route(
                    path,
                    "GET",
                    new Page(new Answer(200, new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, type), bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
