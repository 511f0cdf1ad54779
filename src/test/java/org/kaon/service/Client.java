package org.kaon.service;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kaon.model.Model;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/** A client of a running service, and the service of the Higgs demo. */
record Client(RunningServer server) implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Model HIGGS = loaded();

    /** An answer. */
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonObject json() {
            return JsonParser.parseString(response.body()).getAsJsonObject();
        }

        String error() {
            return json().get("error").getAsString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Of a network of one output. */
        float prediction(int event) {
            return json().getAsJsonArray("prediction")
                    .get(event)
                    .getAsJsonArray()
                    .get(0)
                    .getAsFloat();
        }
    }

    static Model higgs() {
        return HIGGS;
    }

    private static Model loaded() {
        try {
            Path folder = Path.of("testdata/higgs");
            FeatureSchema features =
                    FeatureSchema.read(folder.resolve("demo-stats.csv")).forInputs(28);
            return Model.load(folder.resolve("demo-model.h5")).withFeatures(features);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Client of(PredictionServer settings) {
        try {
            return new Client(settings.port(0).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each feature at its mean. */
    static Map<String, Object> average() {
        Map<String, Object> event = new LinkedHashMap<>();
        for (Feature feature : higgs().features().orElseThrow().features()) {
            event.put(feature.name(), feature.mean());
        }
        return event;
    }

    /** The body of a request; values as JSON writes them. */
    @SafeVarargs
    static String events(Map<String, Object>... events) {
        JsonArray list = new JsonArray();
        for (Map<String, Object> event : events) {
            list.add(object(event));
        }
        JsonObject body = new JsonObject();
        body.add("events", list);
        return body.toString();
    }

    private static JsonObject object(Map<String, Object> event) {
        JsonObject object = new JsonObject();
        event.forEach((name, value) -> object.add(
                name, value instanceof JsonElement element ? element : new com.google.gson.Gson().toJsonTree(value)));
        return object;
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply predict(String body) {
        return send(request("/v1/predict")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
