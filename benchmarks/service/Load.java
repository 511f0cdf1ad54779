import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Posts one body again and again, each connection waiting for its answer before it asks again, and prints
 * {@code requests per second, p50, p99, p99.9, maximum in ms}. Java runs this file as it is:
 *
 * <pre>java Load.java PORT CONNECTIONS SECONDS BODY-FILE [PATH]</pre>
 *
 * Blocking sockets and next to no parsing: a client must cost less than what it measures.
 */
public final class Load {
    private record Outcome(long[] nanos) {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int connections = Integer.parseInt(args[1]);
        double seconds = Double.parseDouble(args[2]);
        byte[] body = Files.readAllBytes(Path.of(args[3]));
        String path = args.length > 4 ? args[4] : "/v1/predict";
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        List<Callable<Outcome>> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(() -> ask(port, request, end));
        }
        List<long[]> all = new ArrayList<>();
        for (Future<Outcome> client : threads.invokeAll(clients)) {
            all.add(client.get().nanos());
        }
        double elapsed = (System.nanoTime() - begin) / 1e9;
        threads.shutdown();
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%.1f %.3f %.3f %.3f %.3f%n",
                sorted.length / elapsed,
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                quantile(sorted, 0.999),
                quantile(sorted, 1));
    }

    private static double quantile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }

    private static Outcome ask(int port, byte[] request, long end) throws IOException {
        long[] nanos = new long[1 << 12];
        int count = 0;
        long before = System.nanoTime();
        while (before < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                boolean open = true;
                while (open && before < end) {
                    socket.getOutputStream().write(request);
                    open = read(in);
                    long after = System.nanoTime();
                    if (count == nanos.length) {
                        nanos = Arrays.copyOf(nanos, 2 * count);
                    }
                    nanos[count++] = after - before;
                    before = after;
                }
            }
        }
        return new Outcome(Arrays.copyOf(nanos, count));
    }

    /** One answer of status 200; whether the connection stays open, which gunicorn's plain workers don't allow. */
    private static boolean read(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
        int length = 0;
        boolean open = true;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            open &= !header.equalsIgnoreCase("Connection: close");
        }
        in.skipNBytes(length);
        return open;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended after '" + text + "'");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
