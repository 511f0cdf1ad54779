package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaonTest {
    @Test
    void helpListsEveryCommand() {
        Run run = Run.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("demo", "info", "predict", "verify", "serve", "Exit codes");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "info", "predict", "verify", "serve"})
    void everyCommandHasHelp(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: kaon " + command);
        assertThat(run.lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | kaon: no command given; there are demo, train, evaluate, predict, info, verify, root, data, higgs, lepton, serve; see kaon --help",
                "predct | kaon: unknown command 'predct'; there are demo, train, evaluate, predict, info, verify, root, data, higgs, lepton, serve; see kaon --help",
                "--nope | kaon: unknown option '--nope'; see kaon --help",
                "predict --modl m.h5 | kaon predict: unknown option '--modl'; see kaon predict --help",
                "predict --model m.h5 | kaon predict: Missing required option: '--input=[NAME=]FILE'; see kaon predict --help",
                "predict --model | kaon predict: Missing required parameter for option '--model' (FILE); see kaon predict --help",
                "info | kaon info: Missing required parameter: 'MODEL'; see kaon info --help",
                "info a.h5 b.h5 | kaon info: Unmatched argument at index 2: 'b.h5'; see kaon info --help",
                "lepton study --data none.root -o out | kaon lepton study: none.root: no such file",
                "info none.h5 | kaon info: none.h5: no such file",
                "info src | kaon info: src: is a directory, expected a model file",
                "serve | kaon serve: no model: --model FILE, or MODEL in the environment",
                "serve --model testdata/higgs/demo-model.h5 | kaon serve: the model knows no features, so events can't be given by name; add them by Model.withFeatures(schema), on the command line by --stats",
                "verify --cases none | kaon verify: none: no such folder",
                "verify --model m.h5 | kaon verify: expected --model and --reference, or --cases; see kaon verify --help",
                "verify --cases src --tolerance -1 | kaon verify: --tolerance -1.0, expected a finite number of at least 0",
            })
    void wrongArgumentsAreOneLineAndExitTwo(String args, String message) {
        Run run = Run.of(args.isEmpty() ? new String[0] : args.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).containsExactly(message);
    }

    @Test
    void verboseShowsWhereAnErrorCameFrom() {
        Run run = Run.of("info", "none.h5", "--verbose");

        assertThat(run.exitCode()).isEqualTo(2);
        List<String> lines = run.err().lines().toList();
        assertThat(lines.get(0)).isEqualTo("kaon info: none.h5: no such file");
        assertThat(lines).anyMatch(line -> line.contains("at org.kaon.cli.Info.call"));
    }

    @Test
    void complaintsAreOneLineWithoutControlCharacters() {
        assertThat(Complaint.of(new org.kaon.InputException("a\n  b\u001b[31mc\u0000")))
                .isEqualTo("a; b?[31mc?");
        assertThat(Complaint.of(new OutOfMemoryError("Java heap space"))).contains("-Xmx");
        assertThat(Complaint.of(new IllegalStateException("x"))).contains("defect of Kaon", "IllegalStateException");
        assertThat(Complaint.oneLine("x".repeat(5000)).length()).isLessThan(2100);
    }
}
