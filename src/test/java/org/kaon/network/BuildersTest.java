package org.kaon.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.layer.Shape;

class BuildersTest {
    private static final Shape INPUT = Shape.of(28);

    private static List<String> names(Graph graph) {
        return graph.members().stream().map(member -> member.config().name()).toList();
    }

    @Test
    void namesLayersAsKerasDoes() {
        Graph graph = Sequential.of(INPUT)
                .dense(64, "relu")
                .dropout(0.1)
                .layer("BatchNormalization", Map.of("momentum", 0.9))
                .layer("LeakyReLU", Map.of())
                .layer("ELU", Map.of())
                .layer("PReLU", Map.of("name", "dense_2"))
                .dense(4)
                .dense(4)
                .activation("sigmoid")
                .graph();
        // What keras.Sequential gives them; dense_2 is taken.
        assertThat(names(graph))
                .containsExactly(
                        "dense",
                        "dropout",
                        "batch_normalization",
                        "leaky_re_lu",
                        "elu",
                        "dense_2",
                        "dense_1",
                        "dense_3",
                        "activation");
        assertThat(graph.inputs().get(0).name()).isEqualTo("input_layer");
        assertThat(graph.outputs().get(0).name()).isEqualTo("activation");
    }

    @ParameterizedTest
    @CsvSource({
        "GlobalAveragePooling1D, global_average_pooling1d",
        "ReLU, re_lu",
        "EinsumDense, einsum_dense",
        "TimeDistributed, time_distributed"
    })
    void turnsClassesIntoNames(String className, String name) {
        assertThat(new LayerNames().next(className)).isEqualTo(name);
    }

    @Test
    void isImmutable() {
        Sequential chain = Sequential.of(INPUT).dense(3);
        chain.dense(4);
        assertThat(chain.with("activation", "tanh").graph().members()).hasSize(1);
        assertThat(chain.graph().members().get(0).config().has("activation")).isFalse();
    }

    @Test
    void sharesALayerThatIsCalledTwice() {
        Functional net = Functional.of();
        Functional.Tensor a = net.input("a", Shape.of(3));
        Functional.Tensor b = net.input("b", Shape.of(3));
        Functional.Node tower = net.layer("Dense", Map.of("units", 2));
        Graph graph = net.graph(net.layer("Subtract").on(tower.on(a), tower.on(b)), a);
        assertThat(graph.calls()).hasSize(3);
        assertThat(names(graph)).containsExactly("dense", "subtract");
        assertThat(graph.outputs()).extracting(Graph.Output::name).containsExactly("subtract", "a");
    }

    @Test
    void refusesNamesAndTensorsThatDontBelong() {
        Functional net = Functional.of();
        Functional.Tensor x = net.input("x", Shape.of(3));
        assertThatThrownBy(() -> net.input("x", Shape.of(3)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'x' is given twice");
        assertThatThrownBy(() -> net.layer("Dense", Map.of("units", 1, "name", "a/b")))
                .hasMessageContaining("no '/'");
        Functional other = Functional.of();
        assertThatThrownBy(() -> other.layer("Flatten").on(x)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> net.layer("Conv9D")).isInstanceOf(UnsupportedModelException.class);
        assertThatThrownBy(() -> net.layer("Dense")).isInstanceOf(ModelFormatException.class);
    }

    @Test
    void readsCompactNotation() {
        Graph graph = CompactNotation.read(
                        "300 relu, 300 relu dropout 0.005,16 tanh batchnorm, 8 batchnorm relu, 1 sigmoid", INPUT)
                .graph();
        assertThat(names(graph))
                .containsExactly(
                        "dense",
                        "dense_1",
                        "dropout",
                        "dense_2",
                        "batch_normalization",
                        "dense_3",
                        "batch_normalization_1",
                        "activation",
                        "dense_4");
        assertThat(graph.members().get(5).config().attributes()).doesNotContainKey("activation");
        assertThat(graph.members().get(2).config().numberOr("rate", 0)).isEqualTo(0.005);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu 300 | part 'relu 300': begins with 'relu'",
                "300 relu,, 1 | begins with ''",
                "0 relu | begins with '0'",
                "12345678901 relu | begins with '12345678901'",
                "300 rellu | unknown word 'rellu'; known: batchnorm, celu, dropout RATE, elu",
                "300 dropout | dropout '', expected a rate",
                "300 dropout 1 | dropout 1, expected a rate",
                "300 dropout NaN | dropout NaN, expected a rate",
            })
    void namesThePartThatIsWrong(String text, String message) {
        assertThatThrownBy(() -> CompactNotation.read(text, INPUT))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
