package org.kaon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes on sockets that no decent client sends. {@code -Dkaon.siege.seconds=20} makes the sieges as long as you like. */
class RobustnessTest {
    private static final int SECONDS = Integer.getInteger("kaon.siege.seconds", 2);
    private static final int CONNECTIONS = 500;
    private static final String POST = "POST /v1/predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    private final List<Socket> sockets = new ArrayList<>();
    private Client client;

    @BeforeEach
    void start() {
        client = Client.of(PredictionServer.of(Client.higgs()));
        client.predict(Client.events(Client.average()));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        client.close();
    }

    /** Senders that drip headers or bodies, or say nothing at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/predict HTTP/1.1\r\nHost: x\r\nX-Slow: ",
                "POST /v1/predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{\"events\":[",
                "POST /v1/predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
                ""
            })
    void slowSendersKeepNobodyWaiting(String begin) throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            sockets.add(open(begin));
        }
        siege(() -> {
            for (Socket socket : sockets) {
                if (!begin.isEmpty()) {
                    drip(socket);
                }
            }
        });
    }

    /** Each asks for 10 MB of answers and reads nothing. */
    @Test
    void slowReadersKeepNobodyWaiting() throws Exception {
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), client.server().port()));
            sockets.add(socket);
            Thread sender = new Thread(() -> drip(socket, "GET /v1/model HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2000)));
            sender.setDaemon(true);
            sender.start();
        }
        siege(() -> {});
    }

    @Test
    void connectionsThatAreKeptOpenKeepNobodyWaiting() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket socket = open("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            sockets.add(socket);
            assertThat(statusOf(socket)).isEqualTo(200);
        }
        siege(() -> {});
        Socket last = sockets.get(CONNECTIONS - 1);
        drip(last, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(statusOf(last)).isEqualTo(200);
    }

    /** While something goes on, each answer of a normal client within a second. */
    private void siege(Runnable attack) throws InterruptedException {
        String body = Client.events(Client.average());
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        while (System.nanoTime() < end) {
            attack.run();
            long begin = System.nanoTime();
            assertThat(client.predict(body).status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
            Thread.sleep(20);
        }
    }

    @Test
    void aHugeBodyIsRefusedBeforeItComes() throws IOException {
        Socket socket = open(POST + "Content-Length: 100000000\r\n\r\n");

        assertThat(statusOf(socket)).isEqualTo(413);
    }

    /** The answer is there although the sender goes on for 100 MB. */
    @Test
    void aHugeBodyInChunksIsRefusedAndTheAnswerArrives() throws Exception {
        Socket socket = open(POST + "Transfer-Encoding: chunked\r\n\r\n");
        byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        OutputStream out = socket.getOutputStream();
        for (int i = 0; i < 100; i++) {
            out.write(chunk);
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(statusOf(socket)).isEqualTo(413);
        assertThat(client.predict(Client.events(Client.average())).status()).isEqualTo(200);
    }

    @Test
    void aBodyThatTakesTooLongIsRefused() throws IOException {
        try (Client hasty = Client.of(PredictionServer.of(Client.higgs()).bodyTimeout(Duration.ofMillis(300)));
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), hasty.server().port())) {
            socket.setSoTimeout(20_000);
            drip(socket, POST + "Content-Length: 100\r\n\r\n{\"events\"");

            assertThat(answerOf(socket))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("{\"error\":\"the body didn't come within 300 ms\"}");
        }
    }

    /** Together they would hold more than the service has for large bodies; small requests pass all the same. */
    @Test
    void tooManyLargeBodiesAreAnOverload() throws Exception {
        String half = POST + "Content-Length: 16000000\r\n\r\n{\"events\":[" + " ".repeat(9_000_000);
        for (int i = 0; i < 8; i++) {
            sockets.add(open(half));
        }
        Socket refused =
                sockets.stream().filter(socket -> hasAnswer(socket)).findFirst().orElseThrow();

        assertThat(statusOf(refused)).isEqualTo(503);
        assertThat(client.predict(Client.events(Client.average())).status()).isEqualTo(200);
        assertThat(client.get("/metrics").text()).contains("kaon_errors_total{kind=\"overload\"}");
    }

    @Test
    void roomIsGivenBackWhenLargeRequestsEnd() throws Exception {
        String large = "{\"events\":[" + " ".repeat(15_000_000) + "]}";
        for (int i = 0; i < 12; i++) {
            assertThat(client.predict(large).status()).isEqualTo(200);
            Socket socket = open(POST + "Content-Length: 16000000\r\n\r\n{\"events\":[" + " ".repeat(9_000_000));
            Thread.sleep(50);
            socket.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GARBAGE | 400",
                "GET / HTTP/9.9 | 505",
                "GET / HTTP/1.1 | 400",
                "GET /%zz HTTP/1.1\\r\\nHost: x | 400",
                "GET / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: -5 | 400",
                "POST /v1/predict HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked | 400",
            })
    void whatIsNoRequestGetsAnErrorInJson(String head, int status) throws IOException {
        String answer = answerOf(open(head.replace("\\r\\n", "\r\n") + "\r\n\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("{\"error\":");
        assertThat(answer).doesNotContain("org.eclipse", "java.");
        assertThat(client.get("/health").status()).isEqualTo(200);
    }

    @Test
    void endlessHeadersAreRefused() throws IOException {
        assertThat(statusOf(open("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(100_000) + "\r\n\r\n")))
                .isEqualTo(431);
    }

    @Test
    void requestsSentAtOnceAreAnsweredInOrder() throws IOException {
        String event = Client.events(Client.average());
        Socket socket =
                open(request(event) + request("{}") + "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        String answers = answerOf(socket);

        assertThat(answers.indexOf("prediction")).isPositive().isLessThan(answers.indexOf("no 'events'"));
        assertThat(answers.indexOf("no 'events'")).isLessThan(answers.indexOf("\"status\":\"ok\""));
    }

    /** The first half of a request comes before the service is closed, the second after. */
    @Test
    void requestsUnderWayAreAnsweredWhenItCloses() throws Exception {
        String request = request(Client.events(Client.average()));
        int half = request.length() / 2;
        Socket socket = open(request.substring(0, half));
        Thread.sleep(1000);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(client::close);
        Thread.sleep(300);
        assertThat(closing).isNotDone();
        drip(socket, request.substring(half));

        assertThat(statusOf(socket)).isEqualTo(200);
        closing.get(5, TimeUnit.SECONDS);
    }

    private static String request(String body) {
        return POST + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private Socket open(String begin) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), client.server().port());
        socket.setSoTimeout(20_000);
        drip(socket, begin);
        return socket;
    }

    private static void drip(Socket socket) {
        drip(socket, "1");
    }

    /** The other side may have closed the connection, which is its right. */
    private static void drip(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return;
        }
    }

    private static boolean hasAnswer(Socket socket) {
        try {
            socket.setSoTimeout(300);
            InputStream in = socket.getInputStream();
            return in.available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Of the next answer on a connection, which is read as a whole. */
    private static int statusOf(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the connection ended after %s", head).isNotNegative();
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1");
        assertThat(in.readNBytes(Integer.parseInt(length))).hasSize(Integer.parseInt(length));
        return Integer.parseInt(head.substring(9, 12));
    }

    private static String answerOf(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
