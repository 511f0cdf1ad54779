package org.kaon.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A response that is known as a whole. */
record Answer(int status, HttpField contentType, byte[] body) {
    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    static Answer json(int status, String text) {
        return new Answer(status, JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(String contentType, String text) {
        return new Answer(
                200,
                new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, contentType),
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns at once, however slowly the other side reads. */
    void send(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(contentType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
