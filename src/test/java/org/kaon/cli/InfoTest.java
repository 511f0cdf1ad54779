package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.model.Model;

class InfoTest {
    private static final String MODEL = "testdata/higgs/demo-model.h5";
    private static final String STATISTICS = "testdata/higgs/demo-stats.csv";

    @Test
    void tellsLayersAndParameters() {
        Run run = Run.of("info", MODEL);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0)).contains("Keras 2.13.1", "float32");
        assertThat(run.lines()).anyMatch(line -> line.matches("dense_1 +Dense +\\(64\\) +4,160 +relu"));
        assertThat(run.lines()).contains("6,081 parameters, 6,081 of them trainable");
    }

    @Test
    void tellsFeaturesWhereStatisticsAreGiven() {
        Run run = Run.of("info", MODEL, "--stats", STATISTICS);

        assertThat(run.lines()).contains("28 features, standardised as (x - mean) / std in front of the network");
        assertThat(run.lines()).anyMatch(line -> line.matches("jet 1 pt +1\\.0001 +0\\.58273 .*"));
        assertThat(run.out()).doesNotContain("signal ");
    }

    @Test
    void writesTheSameAsJson() {
        JsonObject json = JsonParser.parseString(
                        Run.of("info", MODEL, "--stats", STATISTICS, "--json").out())
                .getAsJsonObject();

        assertThat(json.get("parameters").getAsLong()).isEqualTo(6081);
        assertThat(json.getAsJsonArray("layers")).hasSize(3);
        assertThat(json.getAsJsonArray("features")).hasSize(28);
        assertThat(json.getAsJsonArray("features")
                        .get(0)
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo("lepton pT");
    }

    @Test
    void tellsSharedLayersAndOpenAxes() {
        assertThat(Run.of("info", "testdata/keras/keras2.13_tf2.13/rank3_variable_length/model.keras")
                        .out())
                .contains("(None, 4)");
        assertThat(Run.of("info", "testdata/keras/keras3.15_tf2.21/nested_siamese/model.h5")
                        .out())
                .contains("(called 2 times)");
    }

    @Test
    void warnsOfAChangedModelWhereTold(@TempDir Path folder) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("testdata/kaon/saved-format-1.h5"));
        Model model = Model.load(Path.of("testdata/kaon/saved-format-1.h5"));
        float kernel = model.network().parameters().get(4).get("kernel").floats()[0];
        String text = new String(content, StandardCharsets.ISO_8859_1);
        byte[] bytes = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(kernel)
                .array();
        int at = text.indexOf(new String(bytes, StandardCharsets.ISO_8859_1));
        content[at + 3] ^= (byte) 0x80;
        Path changed = Files.write(folder.resolve("m.h5"), content);

        assertThat(Run.of("info", changed.toString()).exitCode()).isEqualTo(2);
        Run run = Run.of("info", "--ignore-reference", changed.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("kaon: warning: " + changed).contains("SHA-256", "reference row 0");
        assertThat(run.lines()).contains("6 features, taken as they are");
    }

    @Test
    void refusesWhatIsNoModel() {
        Run run = Run.of("info", STATISTICS);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("kaon info: " + STATISTICS);
    }
}
