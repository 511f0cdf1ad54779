package org.kaon.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Another process, its output read line by line; it fails if the process does. */
final class Program {
    private final List<String> lines = new ArrayList<>();
    private double firstLineSeconds;

    private Program() {}

    /** Runs a main class on our own class path. */
    static Program java(Jvm jvm, Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        Stream<String> command = Stream.of(jvm.java().toString());
        Stream<String> tail = Stream.of("-cp", System.getProperty("java.class.path"), main.getName());
        return run(Stream.of(command, jvm.arguments().stream(), tail, arguments.stream())
                .flatMap(part -> part)
                .toList());
    }

    /** Runs a command to its end. Its complaints are shown if it fails. */
    static Program run(List<String> command) throws IOException, InterruptedException {
        Program program = new Program();
        Path complaints = Files.createTempFile("kaon-benchmark", ".err");
        try {
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(complaints.toFile())
                    .start();
            process.getOutputStream().close();
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (program.lines.isEmpty()) {
                        program.firstLineSeconds = (System.nanoTime() - begin) * 1e-9;
                    }
                    program.lines.add(line);
                }
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + "\nended with " + code + "\n"
                        + String.join("\n", program.lines) + "\n" + Files.readString(complaints));
            }
            return program;
        } finally {
            Files.delete(complaints);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** From the process's start to its first line of output. */
    double firstLineSeconds() {
        return firstLineSeconds;
    }
}
