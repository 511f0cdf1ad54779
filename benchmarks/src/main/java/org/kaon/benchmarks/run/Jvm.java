package org.kaon.benchmarks.run;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A way to start Java.
 *
 * @param label for tables, such as {@code JDK 25, Vector API}
 * @param home of the JDK
 * @param arguments of the JVM
 */
record Jvm(String label, Path home, List<String> arguments) {
    private static final String VECTOR = ", Vector API";
    private static final List<String> VECTOR_MODULE = List.of("--add-modules", "jdk.incubator.vector");

    private static final int UNSAFE_WARNS = 24;

    static Jvm of(Path home) {
        return new Jvm("JDK " + feature(home), home, List.of());
    }

    /** The same JDK with the module of the Vector API. */
    Jvm withVectors() {
        return new Jvm(label + VECTOR, home, VECTOR_MODULE);
    }

    /** JMH's own use of sun.misc.Unsafe, and peers' natives, make newer JVMs warn. */
    List<String> argumentsForJmh() {
        return feature(home) < UNSAFE_WARNS
                ? arguments
                : Stream.concat(
                                arguments.stream(),
                                Stream.of(
                                        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"))
                        .toList();
    }

    Path java() {
        return home.resolve("bin").resolve("java");
    }

    /** Version and vendor, from the file that every JDK has. */
    static String version(Path home) {
        Properties release = release(home);
        return unquoted(release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION", "unknown")))
                + " (" + unquoted(release.getProperty("IMPLEMENTOR", "unknown vendor")) + ")";
    }

    /** 17, 25, …; 1 of a folder that is no JDK, and of Java 8 or older. */
    static int feature(Path home) {
        String version = unquoted(release(home).getProperty("JAVA_VERSION", "1"));
        return Integer.parseInt(version.split("\\D", 2)[0]);
    }

    private static Properties release(Path home) {
        Properties release = new Properties();
        Path file = home.resolve("release");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                release.load(reader);
            } catch (IOException e) {
                throw new IllegalArgumentException(home + ": can't read 'release'", e);
            }
        }
        return release;
    }

    private static String unquoted(String text) {
        return text.replace("\"", "");
    }
}
