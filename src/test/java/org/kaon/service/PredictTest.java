package org.kaon.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.InputException;
import org.kaon.data.Hdf5Datasets;
import org.kaon.model.Model;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.RangePolicy;
import org.kaon.service.Client.Reply;

/** Against a running service. */
class PredictTest {
    private static final Path HIGGS = Path.of("testdata/higgs");
    private static final Path PUBLISHED = Path.of("testdata/service");
    /** Float32 sums in another order, through three layers; the largest difference from Keras on 1,000 events is 4.6e-7. */
    private static final float TOLERANCE = 2e-6f;

    private static Client client;

    @BeforeAll
    static void start() {
        client = Client.of(PredictionServer.of(Client.higgs()));
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void answersThePublishedRequestAsKerasDoes() throws IOException {
        FeatureSchema features =
                FeatureSchema.read(PUBLISHED.resolve("statistics.csv")).forInputs(25);
        Model model = Model.load(HIGGS.resolve("small25.h5")).withFeatures(features);
        try (Client published = Client.of(PredictionServer.of(model))) {
            Reply reply = published.predict(Files.readString(PUBLISHED.resolve("request.json")));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.text()).matches("\\{\"prediction\":\\[\\[[0-9.E-]+\\]\\]\\}");
            assertThat(reply.prediction(0)).isCloseTo(kerasAnswer(), within(TOLERANCE));
        }
    }

    private static float kerasAnswer() throws IOException {
        return JsonParser.parseString(Files.readString(PUBLISHED.resolve("answer.json")))
                .getAsJsonObject()
                .getAsJsonArray("prediction")
                .get(0)
                .getAsJsonArray()
                .get(0)
                .getAsFloat();
    }

    @Test
    void answersAThousandEventsInOrderAsKerasDoes() throws IOException {
        try (Client lenient = Client.of(PredictionServer.of(Client.higgs()).range(RangePolicy.warn(found -> {})));
                Hdf5Datasets file = Hdf5Datasets.open(HIGGS.resolve("small28_expected.h5"))) {
            double[] raw = file.read("raw_0");
            double[] keras = file.read("output_0");
            Reply reply = lenient.predict(body(raw, keras.length));

            for (int event = 0; event < keras.length; event++) {
                assertThat(reply.prediction(event)).isCloseTo((float) keras[event], within(TOLERANCE));
            }
        }
    }

    private static String body(double[] raw, int events) {
        List<String> names = Client.higgs().features().orElseThrow().names();
        List<String> rows = new ArrayList<>();
        for (int event = 0; event < events; event++) {
            int at = event * names.size();
            rows.add(IntStream.range(0, names.size())
                    .mapToObj(i -> "\"" + names.get(i) + "\":" + raw[at + i])
                    .collect(java.util.stream.Collectors.joining(",", "{", "}")));
        }
        return "{\"events\":[" + String.join(",", rows) + "]}";
    }

    @Test
    void tenThousandEventsComeBackInOrder() {
        StringBuilder body = new StringBuilder("{\"events\":[");
        for (int i = 0; i < 10_000; i++) {
            Map<String, Object> event = Client.average();
            event.put("m_bb", 0.1 + i * 1e-4);
            body.append(i == 0 ? "" : ",")
                    .append(Client.events(event), 11, Client.events(event).length() - 2);
        }
        Reply reply = client.predict(body.append("]}").toString());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().getAsJsonArray("prediction")).hasSize(10_000);
        Map<String, Object> one = Client.average();
        one.put("m_bb", 0.1 + 7321 * 1e-4);
        assertThat(reply.prediction(7321))
                .isEqualTo(client.predict(Client.events(one)).prediction(0));
    }

    @Test
    void orderOfKeysChangesNothing() {
        Map<String, Object> event = Client.average();
        event.put("jet 1 b-tag", 2.1);
        float expected = client.predict(Client.events(event)).prediction(0);
        List<String> names = new ArrayList<>(event.keySet());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(names, new Random(seed));
            Map<String, Object> shuffled = new LinkedHashMap<>();
            names.forEach(name -> shuffled.put(name, event.get(name)));

            assertThat(client.predict(Client.events(shuffled)).prediction(0)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.25", " 1.25 ", "125e-2", "+1.25", "1.2500"})
    void aStringThatHoldsANumberIsThatNumber(String text) {
        Map<String, Object> number = Client.average();
        number.put("m_jj", 1.25);
        Map<String, Object> string = Client.average();
        string.put("m_jj", text);

        assertThat(client.predict(Client.events(string)).text())
                .isEqualTo(client.predict(Client.events(number)).text());
    }

    @Test
    void eventsBesidePartialInAnyOrder() {
        String events = Client.events(Client.average());
        String first = "{\"partial\":false," + events.substring(1);

        assertThat(client.predict(first).text())
                .isEqualTo(client.predict(events).text());
        assertThat(client.predict("{\"events\":[]}").text()).isEqualTo("{\"prediction\":[]}");
    }

    /** In the place of {@code m_jj}, what is written in JSON. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"abc\" | not_a_number | Feature 'm_jj': 'abc' is not a number",
                "\"NaN\" | not_a_number | Feature 'm_jj': 'NaN', expected a finite number",
                "\"Infinity\" | not_a_number | Feature 'm_jj': 'Infinity', expected a finite number",
                "\"-inf\" | not_a_number | Feature 'm_jj': '-inf', expected a finite number",
                "\"\" | not_a_number | Feature 'm_jj': '', expected a finite number",
                "\"0x1p3\" | not_a_number | Feature 'm_jj': '0x1p3' is not a number",
                "\"1f\" | not_a_number | Feature 'm_jj': '1f' is not a number",
                "1e999 | not_a_number | Feature 'm_jj': '1e999', expected a finite number",
                "1e300 | not_a_number | Feature 'm_jj': '1e300' doesn't fit in a float, at most 3.4e38",
                "true | not_a_number | Feature 'm_jj': true or false, expected a number",
                "null | not_a_number | Feature 'm_jj': null, expected a number",
                "[1] | not_a_number | Feature 'm_jj': an array, expected a number",
                "{\"a\":{}} | not_a_number | Feature 'm_jj': an object, expected a number",
                "21 | out_of_range | Feature 'm_jj': 21.0 is above Max; range 0.07919624 to 20.58938",
                "0.01 | out_of_range | Feature 'm_jj': 0.01 is below Min; range 0.07919624 to 20.58938",
                "1, \"m_jj\": 1 | repeated | Feature 'm_jj': comes twice",
                "1, \"m_jk\": 1 | unknown | unknown feature 'm_jk' (nearest: 'm_jj')",
            })
    void namesFeatureAndEventOfABadValue(String value, String kind, String message) {
        Map<String, Object> event = Client.average();
        event.remove("m_jj");
        String good = Client.events(Client.average());
        String bad = Client.events(event);
        String body = good.substring(0, good.length() - 2) + "," + bad.substring(11, bad.length() - 3) + ",\"m_jj\":"
                + value + "}]}";
        Reply reply = client.predict(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith("Event 1: " + message);
        JsonObject problem = reply.json().getAsJsonArray("errors").get(0).getAsJsonObject();
        assertThat(problem.get("event").getAsInt()).isEqualTo(1);
        assertThat(problem.get("feature").getAsString()).isEqualTo(kind.equals("unknown") ? "m_jk" : "m_jj");
        assertThat(problem.get("kind").getAsString()).isEqualTo(kind);
        assertThat(problem.get("message").getAsString()).isEqualTo(message);
    }

    @Test
    void tellsAllProblemsAtOnce() {
        Map<String, Object> event = Client.average();
        event.remove("lepton pT");
        event.put("m_jj", 99);
        event.put("m_lv", "x");
        event.put("jet 5 pt", 1);
        Reply reply = client.predict(Client.events(event, Map.of()));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().getAsJsonArray("errors")).hasSize(4 + 28);
        assertThat(reply.error())
                .contains("'lepton pT': missing", "'m_jj': 99.0 is above Max", "'x' is not a number", "'jet 5 pt'")
                .contains("and 22 more", "known features: 'lepton pT', 'lepton eta'");
    }

    @Test
    void listsAThousandProblemsAndCountsTheRest() {
        Reply reply = client.predict("{\"events\":[" + "{},".repeat(99) + "{}]}");

        assertThat(reply.json().getAsJsonArray("errors")).hasSize(1001);
        assertThat(reply.json().getAsJsonArray("errors").get(1000).toString()).contains("and 1800 more");
    }

    @Test
    void partialScoresGoodEventsAndTellsOfBadOnes() {
        Map<String, Object> bad = Client.average();
        bad.put("m_jj", 99);
        String body = Client.events(Client.average(), bad, Client.average());
        Reply reply = client.predict(body.substring(0, body.length() - 1) + ",\"partial\":true}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().getAsJsonArray("prediction").get(1).isJsonNull())
                .isTrue();
        assertThat(reply.prediction(2)).isEqualTo(reply.prediction(0));
        assertThat(reply.json().getAsJsonArray("errors")).hasSize(1);
        assertThat(client.predict("{\"partial\":true,\"events\":[5]}").text())
                .contains("\"prediction\":[null]", "a number, expected an object with the features");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the body is empty, expected JSON",
                "[] | the body is an array, expected an object",
                "3 | the body is a number, expected an object",
                "{} | no 'events', expected {\"events\": [{…}, …]}",
                "{\"events\":3} | 'events' is a number, expected an array",
                "{\"event\":[]} | 'event' is unknown; known: 'events', 'partial'",
                "{\"events\":[],\"events\":[]} | 'events' comes twice",
                "{\"events\":[],\"partial\":1} | 'partial' is a number, expected true or false",
                "{\"events\":[]} x | the body isn't JSON: malformed at line 1 column 16",
                "{\"events\":[{\"m_jj\":NaN}]} | the body isn't JSON: malformed at line 1 column 20",
                "{\"events\":[{\"m_jj\":1,}]} | the body isn't JSON: malformed at line 1 column 23",
                "{'events':[]} | the body isn't JSON: malformed at line 1 column 3",
                "{\"events\":[{ | the body isn't JSON: it ends in the middle",
                "{\"events\":[1 2]} | the body isn't JSON: malformed at line 1 column 15",
                "{\"events\":[01]} | the body isn't JSON: malformed at line 1 column 12",
                "/* */ {} | the body isn't JSON: malformed at line 1 column 2",
            })
    void refusesWhatIsNoSuchObject(String body, String message) {
        Reply reply = client.predict(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo(message);
    }

    @Test
    void boundsDepthAndRefusesWhatIsNoText() {
        String deep = "{\"events\":[{\"m_jj\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]}";
        assertThat(client.predict(deep).status()).isEqualTo(400);

        byte[] latin = "{\"events\":[{\"\u00e9\":1}]}".getBytes(StandardCharsets.ISO_8859_1);
        Reply reply = client.send(client.request("/v1/predict")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(latin)));
        assertThat(reply.error()).isEqualTo("the body isn't text in UTF-8");
    }

    @Test
    void clipsWhereTold() {
        Map<String, Object> high = Client.average();
        high.put("m_jj", 1e6);
        Map<String, Object> highest = Client.average();
        highest.put("m_jj", 20.58938);
        try (Client clipping = Client.of(PredictionServer.of(Client.higgs()).range(RangePolicy.CLIP))) {
            assertThat(clipping.predict(Client.events(high)).prediction(0))
                    .isEqualTo(client.predict(Client.events(highest)).prediction(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, identity, 415",
        "application/json; charset=latin1, identity, 415",
        "application/json, gzip, 415",
        "Application/JSON; charset=\"UTF-8\", identity, 200",
    })
    void takesJsonInUtf8Alone(String type, String coding, int status) {
        Reply reply = client.send(client.request("/v1/predict")
                .header("Content-Type", type)
                .header("Content-Encoding", coding)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Client.events(Client.average()))));

        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void writesEveryOutputOfEveryEvent() throws IOException {
        Model classes = Model.load(Path.of("testdata/keras/keras3.15_tf2.21/advfn_softmax_layer/model.h5"));
        int width = (int) classes.network().graph().inputs().get(0).shape().size();
        List<String> names = IntStream.range(0, width).mapToObj(i -> "x" + i).toList();
        Map<String, Object> event = new LinkedHashMap<>();
        names.forEach(name -> event.put(name, 0.5));
        try (Client service = Client.of(PredictionServer.of(classes.withFeatureNames(names)))) {
            Reply reply = service.predict(Client.events(event));

            double sum = 0;
            var outputs = reply.json().getAsJsonArray("prediction").get(0).getAsJsonArray();
            for (var output : outputs) {
                sum += output.getAsDouble();
            }
            assertThat(outputs.size()).isGreaterThan(1);
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        Model nameless = Model.of(Client.higgs().network());
        assertThatThrownBy(() -> PredictionServer.of(nameless))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("knows no features");
        assertThatThrownBy(() -> PredictionServer.of(Client.higgs()).port(70_000))
                .hasMessage("port is 70000, expected 0 to 65535");
        assertThatThrownBy(() -> PredictionServer.of(Client.higgs()).threads(0))
                .hasMessage("threads is 0, expected 1 or more");
    }
}
