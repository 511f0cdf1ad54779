package org.kaon.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

class ClassLoadingTest {
    /** Run in a JVM of its own: compiles a model and predicts in every way. */
    public static void main(String[] args) {
        FeatureSchema schema = new FeatureSchema(List.of(new Feature("a", 0, 1, -1, 1), new Feature("b", 0, 1, -1, 1)));
        Predictor predictor = Predictor.of(
                Networks.model(Networks.dense(new Random(1), 2, 4, 1)).withFeatures(schema));
        predictor.session(EventPolicy.COUNT).predict(new float[] {1, 1}, 0, new float[1], 0);
        predictor.predict(Map.of("a", 1, "b", 0));
        predictor.predict(new float[][] {{0, 0}, {1, 1}});
    }

    @Test
    void loadsNoClassOfALibrary() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClassLoadingTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(log).isZero();
        assertThat(log).contains("org.kaon.inference.Session ");
        assertThat(log.lines()
                        .filter(line -> line.contains("org.ejml")
                                || line.contains("io.jhdf")
                                || line.contains("com.google.gson")))
                .isEmpty();
    }
}
