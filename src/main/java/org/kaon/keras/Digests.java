package org.kaon.keras;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.network.Network;

/** SHA-256 sums, as lower-case hexadecimal digits. */
public final class Digests {
    private static final int CHUNK = 1 << 13;

    private Digests() {}

    /**
     * Of all parameters of a network: for each layer in the order of their names, for each of its parameters, the UTF-8 bytes of {@code
     * layer/parameter(axes)}, then each value as an IEEE double, big-endian.
     *
     * @param network the network
     * @return 64 digits
     */
    public static String ofParameters(Network network) {
        Map<String, Parameters> byName = new TreeMap<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            byName.put(
                    network.graph().members().get(i).config().name(),
                    network.parameters().get(i));
        }
        MessageDigest digest = digest();
        byName.forEach((layer, parameters) -> parameters.all().forEach(parameter -> add(digest, layer, parameter)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String layer, Parameter parameter) {
        String title = layer + "/" + parameter.name() + parameter.shape();
        digest.update(title.getBytes(StandardCharsets.UTF_8));
        add(digest, parameter.values());
    }

    static void add(MessageDigest digest, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.clear();
            buffer.asDoubleBuffer().put(values, from, count);
            digest.update(buffer.limit(count * Double.BYTES));
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
