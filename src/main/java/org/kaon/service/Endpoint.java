package org.kaon.service;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests of one path and method. */
@FunctionalInterface
interface Endpoint {
    /** Returns soon; the callback hears when the answer is out. */
    void answer(Request request, Response response, Callback callback);
}
