package org.kaon.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.dense.RandomLayers.layer;
import static org.kaon.dense.RandomLayers.values;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaon.activation.Relu;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

class MemoryLimitKernelTest {
    private static final int WIDTH = 300;

    private static final String ANSWER = "answer ";

    /** Run in a JVM of its own: prints what each kernel makes of an event. */
    public static void main(String[] args) {
        DenseKernels.available().forEach(kernel -> System.out.println(ANSWER + predict(kernel)));
    }

    private static int predict(DenseKernel kernel) {
        Random random = new Random(1);
        Product layer = layer(random, 1, WIDTH, WIDTH, new Relu());
        Op chain = kernel.chain(List.of(layer, layer), Precision.FLOAT32).bound(1);
        float[] output = new float[WIDTH];
        chain.run(1, new float[][] {values(random, WIDTH)}, output, new float[0]);
        return Arrays.hashCode(output);
    }

    /** From JDK 22 on, vectors are read from memory of which a user may have left little. */
    @Test
    void whereThereIsNoMemoryOutsideTheHeapLayersLieInIt() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:MaxDirectMemorySize=64k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryLimitKernelTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(log).isZero();
        assertThat(log.lines().filter(line -> line.startsWith(ANSWER)).distinct())
                .hasSize(1);
    }
}
