package org.kaon.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the figures were measured on, as lines of Markdown. */
public final class Environment {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final List<String> EXTENSIONS = List.of("avx512f", "avx512_bf16", "avx2", "fma");

    private Environment() {}

    /**
     * The machine, the JDKs and the peers.
     *
     * @param campaign what is measured
     * @param date of the run
     */
    public static String describe(Campaign campaign, String date) {
        List<String> lines = new ArrayList<>();
        lines.add("- " + date + ", " + processor() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + load());
        campaign.jdks().plain().forEach(jvm -> lines.add("- " + jvm.label() + ": " + Jvm.version(jvm.home())));
        campaign.jdks().missing().forEach(feature -> lines.add("- JDK " + feature + ": not found, not measured"));
        lines.add("- Libraries: " + libraries());
        campaign.pythons().forEach(python -> lines.add("- " + python.versions()));
        lines.add("- " + campaign.rounds() + " rounds of forks; "
                + campaign.timing().warmUpSeconds() + " s of warm-up and "
                + campaign.timing().seconds() + " s of measuring in each");
        return String.join("\n", lines) + "\n";
    }

    private static String processor() {
        List<String> lines = lines(PROCESSORS);
        String flags = field(lines, "flags");
        List<String> extensions = EXTENSIONS.stream()
                .filter(extension -> (" " + flags + " ").contains(" " + extension + " "))
                .toList();
        return field(lines, "model name") + " (" + String.join(", ", extensions) + ")";
    }

    private static String load() {
        return lines(LOAD).stream()
                .findFirst()
                .map(line -> ", load " + line.split(" ", -1)[0] + " before the run")
                .orElse("");
    }

    /** The class path's libraries with natives of their own or named in the tables, by their jars' names. */
    private static String libraries() {
        Path lib =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling("lib");
        try (Stream<Path> jars = Files.list(lib)) {
            return String.join(
                    ", ",
                    jars.map(jar -> jar.getFileName().toString().replace(".jar", ""))
                            .filter(
                                    name -> name.matches(
                                            "(kaon|onnxruntime|ejml-simple|jmh-core|deeplearning4j-nn|nd4j-native|api|pytorch-native-cpu)-[0-9].*"))
                            .map(name -> name.replaceFirst("^api-", "djl-"))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new IllegalStateException("can't list " + lib, e);
        }
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new IllegalStateException("can't read " + file, e);
        }
    }
}
