package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void tellsHowGoodAndHowFast() {
        Run run = Run.of("demo");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        // What Keras's own predictions give on the same events: see PredictTest for the predictions themselves.
        assertThat(run.out())
                .contains(
                        "6,081 parameters", "5,000 with labels", "Accuracy 0.7166", "AUC 0.7809", "events per second");
        assertThat(run.lines())
                .allMatch(line -> line.length() <= 80 && line.chars().allMatch(c -> c < 128));
    }
}
