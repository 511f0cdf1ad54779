package org.kaon.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JDKs to measure on. */
public final class Jdks {
    private static final List<Integer> MEASURED = List.of(25, 17);

    private final List<Jvm> plain;

    private Jdks(List<Jvm> plain) {
        this.plain = List.copyOf(plain);
    }

    /**
     * JDK 25 and 17: named by KAON_JDK25 and KAON_JDK17, or beside the one in use, or the one in use; the one in use alone if it is neither and
     * none is found.
     */
    public static Jdks find(Map<String, String> environment) {
        Path current = Path.of(System.getProperty("java.home"));
        List<Jvm> found = new ArrayList<>();
        for (int feature : MEASURED) {
            find(feature, environment, current).map(Jvm::of).ifPresent(found::add);
        }
        return new Jdks(found.isEmpty() ? List.of(Jvm.of(current)) : found);
    }

    private static Optional<Path> find(int feature, Map<String, String> environment, Path current) {
        String variable = "KAON_JDK" + feature;
        if (!environment.getOrDefault(variable, "").isBlank()) {
            Path home = Path.of(environment.get(variable));
            if (Jvm.feature(home) != feature) {
                throw new IllegalArgumentException(variable + "=" + home + " is not a JDK " + feature);
            }
            return Optional.of(home);
        }
        if (Jvm.feature(current) == feature) {
            return Optional.of(current);
        }
        try (Stream<Path> beside = Files.list(current.toAbsolutePath().getParent())) {
            return beside.filter(home -> Jvm.feature(home) == feature).sorted().findFirst();
        } catch (IOException e) {
            throw new IllegalStateException("can't look for JDKs beside " + current, e);
        }
    }

    /** Each JDK without a flag, the newest first. */
    List<Jvm> plain() {
        return plain;
    }

    /** The JDK that peers run on where one will do. */
    Jvm newest() {
        return plain.get(0);
    }

    /** What Kaon runs on: each JDK without a flag, and the newest with the Vector API. */
    List<Jvm> ofKaon() {
        return Stream.concat(plain.stream(), Stream.of(newest().withVectors())).toList();
    }

    /** The JDKs that were looked for and not found. */
    List<Integer> missing() {
        return MEASURED.stream()
                .filter(feature -> plain.stream().noneMatch(jvm -> Jvm.feature(jvm.home()) == feature))
                .toList();
    }
}
