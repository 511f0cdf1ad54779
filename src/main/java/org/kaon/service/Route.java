package org.kaon.service;

import java.util.function.Supplier;

/**
 * What one path does.
 *
 * @param path the whole of it
 * @param method {@code GET}, which stands for {@code HEAD} as well, or {@code POST}
 * @param endpoint answers
 */
record Route(String path, String method, Endpoint endpoint) {
    static Route get(String path, Supplier<Answer> answer) {
        return new Route(
                path, "GET", (request, response, callback) -> answer.get().send(response, callback));
    }

    boolean takes(String other) {
        return other.equals(method) || (other.equals("HEAD") && method.equals("GET"));
    }

    String allow() {
        return method.equals("GET") ? "GET, HEAD, OPTIONS" : method + ", OPTIONS";
    }
}
