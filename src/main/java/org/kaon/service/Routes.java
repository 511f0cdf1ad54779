package org.kaon.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The table of paths. */
final class Routes extends Handler.Abstract.NonBlocking {
    private final Map<String, Route> byPath = new LinkedHashMap<>();
    private final Errors errors;

    Routes(List<Route> routes, Errors errors) {
        this.errors = errors;
        routes.forEach(route -> byPath.put(route.path(), route));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Route route = byPath.get(path);
        if (route == null) {
            errors.answer(404, ErrorKind.NOT_FOUND, "no such page; there are " + String.join(", ", byPath.keySet()))
                    .send(response, callback);
        } else if (route.takes(request.getMethod())) {
            route.endpoint().answer(request, response, callback);
        } else {
            response.getHeaders().put(HttpHeader.ALLOW, route.allow());
            if (request.getMethod().equals("OPTIONS")) {
                response.setStatus(204);
                callback.succeeded();
            } else {
                errors.answer(405, ErrorKind.METHOD, "method not allowed, expected " + route.allow())
                        .send(response, callback);
            }
        }
        return true;
    }
}
