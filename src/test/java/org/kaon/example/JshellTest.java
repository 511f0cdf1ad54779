package org.kaon.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;

/** The script of the lepton study, snippet by snippet as jshell takes them. */
class JshellTest {
    @Test
    void leptonScriptLoadsLooksTrainsAndPlots() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
            String rest = Files.readString(Path.of("docs/studies/lepton.jsh"));
            while (!rest.isBlank()) {
                CompletionInfo next = analysis.analyzeCompletion(rest);
                assertThat(next.completeness().isComplete()).as(rest).isTrue();
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertThat(event.exception()).as(event.snippet().source()).isNull();
                    assertThat(event.status())
                            .as(event.snippet().source() + "\n"
                                    + shell.diagnostics(event.snippet())
                                            .map(problem -> problem.getMessage(null))
                                            .toList())
                            .isEqualTo(Snippet.Status.VALID);
                }
                rest = next.remaining();
            }
        } finally {
            System.setOut(before);
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("mass cut 0.9974, modern recipe after 8 epochs 0.9");
        assertThat(Path.of("target/lepton-jshell/decimals.png")).isNotEmptyFile();
        assertThat(Path.of("target/lepton-jshell/modern.h5")).isNotEmptyFile();
    }
}
