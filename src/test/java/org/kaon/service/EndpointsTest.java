package org.kaon.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.model.Model;
import org.kaon.service.Client.Reply;

/** All but predictions, against a running service. */
class EndpointsTest {
    private static Client client;

    @BeforeAll
    static void start() {
        client = Client.of(PredictionServer.of(Client.higgs()).name("demo-model.h5"));
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    /** The numbers of the statistics file. */
    @Test
    void schemaHasFourNumbersOfEachFeature() {
        JsonObject schema = client.get("/v1/schema").json();

        assertThat(schema.keySet())
                .hasSize(28)
                .containsExactlyElementsOf(
                        Client.higgs().features().orElseThrow().names());
        JsonObject numbers = schema.getAsJsonObject("lepton pT");
        assertThat(numbers.keySet()).containsExactlyInAnyOrder("min", "max", "mean", "std");
        assertThat(numbers.get("min").getAsDouble()).isEqualTo(0.3443423);
        assertThat(numbers.get("max").getAsDouble()).isEqualTo(12.79862);
        assertThat(numbers.get("mean").getAsDouble()).isEqualTo(1.0009215401700366);
        assertThat(numbers.get("std").getAsDouble()).isEqualTo(0.596434378399454);
    }

    @Test
    void schemaLeavesOutWhatIsNotKnown() {
        Model named = Client.higgs();
        List<String> names = named.features().orElseThrow().names();
        try (Client service =
                Client.of(PredictionServer.of(Model.of(named.network()).withFeatureNames(names)))) {
            assertThat(service.get("/v1/schema").json().getAsJsonObject("m_jj").keySet())
                    .isEmpty();
        }
    }

    @Test
    void modelIsWhatInfoSays() {
        JsonObject model = client.get("/v1/model").json();

        assertThat(model.get("file").getAsString()).isEqualTo("demo-model.h5");
        assertThat(model.get("kerasVersion").getAsString()).isEqualTo("2.13.1");
        assertThat(model.get("parameters").getAsInt()).isEqualTo(6081);
        assertThat(model.getAsJsonArray("layers")).hasSize(3);
    }

    @Test
    void healthIsOk() {
        assertThat(client.get("/health").text()).isEqualTo("{\"status\":\"ok\"}");
    }

    /** What Prometheus's text format allows in a line. */
    @Test
    void metricsCountRequestsErrorsEventsAndDrift() {
        Map<String, Object> outside = Client.average();
        outside.put("m_jj", 99);
        Reply reply;
        try (Client fresh = Client.of(PredictionServer.of(Client.higgs()))) {
            fresh.predict(Client.events(Client.average(), Client.average(), Client.average()));
            fresh.predict(Client.events(outside));
            fresh.get("/nothing");
            reply = fresh.get("/metrics");
        }

        assertThat(reply.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(reply.text().lines())
                .allMatch(line -> line.matches(
                        "# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\})? [0-9.E+-]+"))
                .contains(
                        "kaon_requests_total{path=\"/v1/predict\",status=\"200\"} 1",
                        "kaon_requests_total{path=\"/v1/predict\",status=\"400\"} 1",
                        "kaon_requests_total{path=\"other\",status=\"404\"} 1",
                        "kaon_errors_total{kind=\"out_of_range\"} 1",
                        "kaon_errors_total{kind=\"not_found\"} 1",
                        "kaon_events_total 3",
                        "kaon_request_duration_seconds_bucket{le=\"+Inf\"} 3",
                        "kaon_request_duration_seconds_count 3",
                        "kaon_feature_values_total{feature=\"m_jj\"} 4",
                        "kaon_feature_out_of_range_total{feature=\"m_jj\"} 1",
                        "kaon_feature_out_of_range_ratio{feature=\"m_jj\"} 0.25",
                        "kaon_feature_out_of_range_ratio{feature=\"m_lv\"} 0.0");
    }

    @Test
    void openApiDescribesEveryPathAndTheFeatures() {
        JsonObject api = client.get("/openapi.json").json();

        assertThat(api.get("openapi").getAsString()).isEqualTo("3.1.0");
        for (String path : api.getAsJsonObject("paths").keySet()) {
            boolean post = api.getAsJsonObject("paths").getAsJsonObject(path).has("post");
            assertThat(client.get(path).status()).as(path).isEqualTo(post ? 405 : 200);
        }
        JsonObject event =
                api.getAsJsonObject("components").getAsJsonObject("schemas").getAsJsonObject("Event");
        assertThat(event.getAsJsonArray("required")).hasSize(28);
        assertThat(event.getAsJsonObject("properties")
                        .getAsJsonObject("m_jj")
                        .get("maximum")
                        .getAsDouble())
                .isEqualTo(20.58938);
        assertThat(references(api))
                .allSatisfy(reference ->
                        assertThat(find(api, reference).isJsonObject()).isTrue());
        JsonArray examples = event.getAsJsonArray("examples");
        assertThat(client.predict("{\"events\":" + examples + "}").status()).isEqualTo(200);
    }

    private static List<String> references(JsonElement element) {
        List<String> found = new ArrayList<>();
        Pattern.compile("\"\\$ref\":\"#/([^\"]+)\"")
                .matcher(element.toString())
                .results()
                .forEach(match -> found.add(match.group(1)));
        assertThat(found).isNotEmpty();
        return found;
    }

    private static JsonElement find(JsonObject root, String reference) {
        JsonElement at = root;
        for (String step : reference.split("/", -1)) {
            at = at.getAsJsonObject().get(step);
        }
        return at;
    }

    @Test
    void samplesAreEventsThatCanBePredicted() {
        JsonObject all = client.get("/v1/samples").json();

        assertThat(all.get("generated").getAsBoolean()).isTrue();
        JsonArray samples = all.getAsJsonArray("samples");
        assertThat(samples).hasSize(10);
        float high = score(samples.get(0).getAsJsonObject());
        float low = score(samples.get(9).getAsJsonObject());
        assertThat(samples.get(0).getAsJsonObject().get("kind").getAsString()).isEqualTo("high score");
        assertThat(high).isGreaterThan(low + 0.3f);
    }

    private float score(JsonObject sample) {
        return client.predict("{\"events\":[" + sample.get("event") + "]}").prediction(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /v1/predict | 405 | POST, OPTIONS",
                "DELETE | /v1/schema | 405 | GET, HEAD, OPTIONS",
                "POST | / | 405 | GET, HEAD, OPTIONS",
                "OPTIONS | /v1/predict | 204 | POST, OPTIONS",
                "HEAD | /health | 200 | ''",
                "GET | /v1/predict/ | 404 | ''",
                "GET | /../pom.xml | 400 | ''",
                "GET | /page/index.html | 404 | ''",
            })
    void takesTheMethodsOfAPath(String method, String path, int status, String allow) {
        Reply reply = client.send(client.request(path).method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Allow")).isEqualTo(allow);
        assertThat(reply.text().isEmpty() || reply.json().has("error")).isTrue();
    }

    @Test
    void openToPagesFromAnywhereUnderV1() {
        Reply simple = client.send(client.request("/v1/schema").header("Origin", "https://lab.example"));
        Reply preflight = client.send(client.request("/v1/predict")
                .header("Origin", "https://lab.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
        Reply metrics = client.send(client.request("/metrics").header("Origin", "https://lab.example"));

        assertThat(simple.header("Access-Control-Allow-Origin")).isIn("*", "https://lab.example");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers")).containsIgnoringCase("content-type");
        assertThat(metrics.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void openToNamedPagesAlone() {
        try (Client service = Client.of(PredictionServer.of(Client.higgs()).corsOrigins("https://lab.example:8443"))) {
            assertThat(origin(service, "https://lab.example:8443")).isEqualTo("https://lab.example:8443");
            assertThat(origin(service, "https://lab-example:8443")).isEmpty();
            assertThat(origin(service, "https://other.example")).isEmpty();
        }
    }

    private static String origin(Client service, String origin) {
        Reply reply = service.send(service.request("/v1/schema").header("Origin", origin));
        assertThat(reply.status()).isEqualTo(200);
        return reply.header("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/form.js", "/form.css"})
    void pagesLoadNothingFromElsewhere(String path) {
        Reply reply = client.get(path);

        assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self'");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.text().replace("http://www.w3.org/2000/svg", "")).doesNotContainPattern("https?://");
    }

    @Test
    void logsALineForEachRequest() {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (Client logged = Client.of(PredictionServer.of(Client.higgs())
                .log(block -> lines.addAll(block.lines().toList())))) {
            logged.get("/health");
            logged.get("/v1/nothing?x=%22");
        }

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).matches("[0-9T:.-]+Z 127\\.0\\.0\\.1 \"GET /health\" 200 15 [0-9.]+ms");
        assertThat(lines.get(1)).contains("\"GET /v1/nothing\" 404");
    }

    @Test
    void aClosedServiceFreesItsPort() throws IOException {
        Client first = Client.of(PredictionServer.of(Client.higgs()));
        int port = first.server().port();
        first.close();
        try (RunningServer again =
                PredictionServer.of(Client.higgs()).port(port).start()) {
            assertThat(again.url()).isEqualTo("http://127.0.0.1:" + port + "/");
            assertThatThrownBy(
                            () -> PredictionServer.of(Client.higgs()).port(port).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("can't listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void aSlowLogLosesLinesNotRequests() {
        try (Client service = Client.of(PredictionServer.of(Client.higgs()).log(EndpointsTest::sleep))) {
            long begin = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(service.get("/health").status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void sleep(String lines) {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void averageEventScoresTheSameInEveryForm() {
        float direct = org.kaon.inference.Predictor.of(Client.higgs()).predict(numbers())[0];
        float served = client.predict(Client.events(Client.average())).prediction(0);

        assertThat(served).isCloseTo(direct, within(0f));
        assertThat(JsonParser.parseString(client.get("/v1/model").text()).isJsonObject())
                .isTrue();
    }

    private static Map<String, Double> numbers() {
        Map<String, Double> event = new java.util.LinkedHashMap<>();
        Client.average().forEach((name, value) -> event.put(name, (Double) value));
        return event;
    }
}
