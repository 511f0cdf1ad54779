package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code kaon serve} as a process of its own. */
class ServeTest {
    private static final String MODEL = "testdata/higgs/demo-model.h5";
    private static final String STATISTICS = "testdata/higgs/demo-stats.csv";
    private static final String SAVED = "testdata/kaon/saved-format-1.h5";

    /** The process, and where it says that it listens. */
    private record Serving(Process process, String url) implements AutoCloseable {
        static Serving start(Map<String, String> environment, String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.kaon.cli.Kaon",
                    "serve"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process process = builder.start();
            String line = new BufferedReader(process.errorReader()).readLine();
            assertThat(line).startsWith("kaon serve: http://127.0.0.1:");
            return new Serving(process, line.substring("kaon serve: ".length()));
        }

        String get(String path) {
            return send(HttpRequest.newBuilder(URI.create(url + path)));
        }

        String predict(String body) {
            return send(HttpRequest.newBuilder(URI.create(url + "v1/predict"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        }

        private static String send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> reply = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
                return reply.statusCode() + " " + reply.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Ends it by SIGTERM; what it wrote. */
        List<String> terminated() throws Exception {
            // Process.destroy() would close the streams that are still to be read.
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return process.inputReader().lines().toList();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void servesUntilItIsTerminatedAndLogsRequests() throws Exception {
        try (Serving serving =
                Serving.start(Map.of(), "--model", MODEL, "--stats", STATISTICS, "--port", "0", "--range", "clip")) {
            assertThat(serving.get("health")).isEqualTo("200 {\"status\":\"ok\"}");
            assertThat(serving.predict("{\"events\":[{}]}"))
                    .startsWith("400 {\"error\":\"Event 0: Feature 'lepton pT'");

            List<String> log = serving.terminated();
            assertThat(log).hasSize(2);
            assertThat(log.get(1)).contains("\"POST /v1/predict\" 400");
            // 128 and the number of SIGTERM.
            assertThat(serving.process().exitValue()).isEqualTo(143);
        }
    }

    @Test
    void takesModelStatisticsAndPortFromTheEnvironment() throws Exception {
        Map<String, String> environment = Map.of("MODEL", MODEL, "STATS", STATISTICS, "PORT", "0");
        try (Serving serving = Serving.start(environment, "--quiet")) {
            assertThat(serving.get("v1/model")).contains("\"file\": \"demo-model.h5\"");
            assertThat(serving.terminated()).isEmpty();
        }
    }

    @Test
    void aModelThatKaonSavedNeedsNoStatistics() throws Exception {
        try (Serving serving = Serving.start(Map.of(), "--model", SAVED, "--port", "0")) {
            assertThat(serving.get("v1/schema")).startsWith("200 {").contains("\"min\":", "\"mean\":");
        }
    }

    @Test
    void offersEventsOfAFile() throws Exception {
        try (Serving serving = Serving.start(
                Map.of(),
                "--model",
                MODEL,
                "--stats",
                STATISTICS,
                "--port",
                "0",
                "--samples",
                "testdata/higgs/demo-events.csv.gz")) {
            assertThat(serving.get("v1/samples"))
                    .startsWith("200 {\"generated\":false")
                    .contains("{\"kind\":\"signal\",\"event\":{\"lepton pT\":0.7670942,", "\"kind\":\"background\"");
        }
    }

    @Test
    void wrongSettingsAreOneLine() {
        Run port = Run.of("serve", "--model", MODEL, "--stats", STATISTICS, "--port", "70000");
        assertThat(port.exitCode()).isEqualTo(2);
        assertThat(port.err().lines()).containsExactly("kaon serve: port is 70000, expected 0 to 65535");

        Run host = Run.of("serve", "--model", MODEL, "--stats", STATISTICS, "--host", "no.such.host.invalid");
        assertThat(host.exitCode()).isEqualTo(2);
        assertThat(host.err().lines()).hasSize(1);
        assertThat(host.err()).startsWith("kaon serve: can't listen on no.such.host.invalid:10000");
    }
}
