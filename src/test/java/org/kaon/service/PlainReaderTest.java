package org.kaon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.RangePolicy;

/** The oracle is Gson, through which {@link EventReader#readAny} reads. */
class PlainReaderTest {
    private static final EventFormat FORMAT = format("pt", "η", "m jj");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"events\":[{\"pt\":1,\"η\":-0.25,\"m jj\":3e-2}]}",
                " {\n\"events\" : [ { \"m jj\" :0.0E+5 , \"η\": -0, \"pt\":12.50 } , {\"pt\":1e1,\"η\":2,\"m jj\":3}\t]\r\n} ",
                "{\"events\":[{\"pt\":0.1234567890123456789012345678901234567890,\"η\":1e-400,\"m jj\":1.00000017881393432617}]}",
            })
    void readsTheUsualFormAsGsonDoes(String body) throws Refusal {
        assertSame(plain(body).orElseThrow(), EventReader.readAny(utf8(body), FORMAT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"events\":[]}",
                "{\"events\":[{}]}",
                "{\"events\":[{\"pt\":1,\"η\":2}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"pt\":3}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":3,\"pt\":1}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"mjj\":3}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":\"3\"}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":null}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":101}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":1e39}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":3},]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":3,}]}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":3}]",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":3}]}}",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":3}]} x",
                "{\"events\":[{\"pt\":1,\"η\":2,\"m jj\":3}],\"partial\":true}",
                "{\"events\":[{\"p\\u0074\":1,\"η\":2,\"m jj\":3}]}",
                "{'events':[{'pt':1,'η':2,'m jj':3}]}",
            })
    void leavesAllElse(String body) {
        assertThat(plain(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "1.", ".5", "+1", "-", "1e", "1e+", "1f", "0x1", "NaN", "--1", "1 2", "- 1", "1.e2"})
    void leavesWhatIsNoNumberInJson(String number) {
        assertThat(plain("{\"events\":[{\"pt\":" + number + ",\"η\":2,\"m jj\":3}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\nb"})
    void leavesNamesThatTakeEscapes(String name) {
        byte[] body = utf8("{\"events\":[{\"" + name + "\":1}]}");

        assertThat(PlainReader.read(body, format(name))).isEmpty();
    }

    /** Bytes changed, moved and left out at random: whatever is still accepted, Gson accepts and reads as the same. */
    @Test
    void acceptsNothingThatGsonReadsOtherwise() throws Refusal {
        byte[] body = utf8(
                "{\"events\": [{\"pt\":1.5,\"η\":-2e-1,\"m jj\":30}, {\"η\":0,\"m jj\":0.5E1,\"pt\":99.99999999999999999}]}");
        byte[] marks = utf8("0123456789.-+eE\",:[]{} \\\npt\u03b7");
        Random random = new Random(3);
        int accepted = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] changed = body.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(changed.length);
                if (random.nextBoolean()) {
                    changed[at] = marks[random.nextInt(marks.length)];
                } else {
                    System.arraycopy(changed, at + 1, changed, at, changed.length - at - 1);
                    changed = Arrays.copyOf(changed, changed.length - 1);
                }
            }
            Optional<PredictRequest> plain = PlainReader.read(changed, FORMAT);
            if (plain.isPresent()) {
                accepted++;
                assertSame(plain.get(), EventReader.readAny(changed, FORMAT));
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    private static void assertSame(PredictRequest plain, PredictRequest expected) {
        assertThat(expected.problems().isEmpty()).isTrue();
        assertThat(expected.partial()).isEqualTo(plain.partial());
        assertThat(plain.events().size()).isEqualTo(expected.events().size());
        int values = plain.events().goodCount() * FORMAT.width();
        assertThat(Arrays.copyOf(plain.events().values(), values))
                .isEqualTo(Arrays.copyOf(expected.events().values(), values));
        assertThat(plain.drift().valueCounts).isEqualTo(expected.drift().valueCounts);
        assertThat(plain.drift().outOfRangeCounts).isEqualTo(expected.drift().outOfRangeCounts);
    }

    private static Optional<PredictRequest> plain(String body) {
        return PlainReader.read(utf8(body), FORMAT);
    }

    private static EventFormat format(String... names) {
        List<Feature> features = Arrays.stream(names)
                .map(name -> new Feature(name, 0, 1, -100, 100))
                .toList();
        return new EventFormat(new FeatureSchema(features), RangePolicy.REJECT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
