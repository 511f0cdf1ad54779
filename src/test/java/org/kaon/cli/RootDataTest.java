package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that take labelled events take trees. */
class RootDataTest {
    private static final String TREE = "testdata/root/uproot.root:folder/tree;1";

    @Test
    void trainsAndEvaluatesOnATree(@TempDir Path folder) {
        String model = folder.resolve("m.h5").toString();
        Run trained = Run.of(
                "train",
                "--data",
                TREE,
                "--label",
                "flag",
                "--features",
                "f4,f8,matrix[0],matrix[2]",
                "--layers",
                "4 relu, 1 sigmoid",
                "--epochs",
                "2",
                "--output",
                model);
        assertThat(trained.err()).isEmpty();
        assertThat(trained.exitCode()).isZero();
        Run evaluated = Run.of("evaluate", "--model", model, "--data", TREE, "--label", "flag");
        assertThat(evaluated.exitCode()).isZero();
        assertThat(evaluated.out()).contains("on 60 events");
        Run missing = Run.of("evaluate", "--model", model, "--data", TREE, "--label", "flagg");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("nearest: 'flag'");
    }
}
