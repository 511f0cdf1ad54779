package org.kaon.data.root;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.kaon.UnsupportedModelException;

/** The table of compressions: those of the JDK, and what services add. */
final class Codecs {
    private static final Map<String, String> NAMES = Map.of("XZ", "LZMA", "L4", "LZ4", "ZS", "ZSTD");

    private final Map<String, Codec> all = new HashMap<>();

    private Codecs(Iterable<Codec> services) {
        add(new Deflate("ZL", false));
        add(new Deflate("CS", true));
        Iterator<Codec> found = services.iterator();
        boolean more = true;
        while (more) {
            more = addNext(found);
        }
    }

    /** False at the end. */
    private boolean addNext(Iterator<Codec> found) {
        try {
            boolean more = found.hasNext();
            if (more) {
                add(found.next());
            }
            return more;
        } catch (ServiceConfigurationError | LinkageError e) {
            // Its library isn't on the class path, which JDK 17 and 25 tell by different errors; who needs it is told
            // so by `of`.
            return true;
        }
    }

    static Codecs load() {
        return new Codecs(ServiceLoader.load(Codec.class, Codecs.class.getClassLoader()));
    }

    Codec of(String tag) {
        Codec codec = all.get(tag);
        if (codec != null) {
            return codec;
        }
        if (NAMES.containsKey(tag)) {
            throw new UnsupportedModelException(NAMES.get(tag)
                    + " compression needs Kaon's app jar and its libraries on the class path; ZLIB does without");
        }
        throw new UnsupportedModelException("unknown compression '" + printable(tag) + "'; known: ZL, CS, XZ, L4, ZS");
    }

    private void add(Codec codec) {
        all.put(codec.tag(), codec);
    }

    private static String printable(String tag) {
        return tag.codePoints()
                .mapToObj(c -> c > ' ' && c <= '~' ? Character.toString(c) : String.format("\\x%02x", c & 0xff))
                .collect(java.util.stream.Collectors.joining());
    }
}
