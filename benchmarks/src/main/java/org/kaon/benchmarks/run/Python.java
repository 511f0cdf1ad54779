package org.kaon.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A Python with a library to measure beside.
 *
 * @param program the interpreter
 * @param library {@code keras} or {@code torch}
 * @param versions for the report
 */
public record Python(Path program, String library, String versions) {
    /** The script, seen from the repository's root. */
    static final Path SCRIPT = Path.of("benchmarks", "python", "time_libraries.py");

    /** Asks an interpreter which library it has. */
    public static Python of(Path program) throws IOException, InterruptedException {
        List<String> lines = Program.run(List.of(program.toString(), SCRIPT.toString(), "--versions"))
                .lines();
        return new Python(program, lines.get(0), lines.get(1));
    }
}
