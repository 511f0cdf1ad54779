package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.InputException;
import org.kaon.ModelFormatException;

class Hdf5DatasetsTest {
    private static final Path EXPECTED = Path.of("testdata/higgs/small28_expected.h5");

    @TempDir
    Path directory;

    @Test
    void readsNamesShapesAndValuesOfBothWidths() throws IOException {
        try (Hdf5Datasets datasets = Hdf5Datasets.open(EXPECTED)) {
            assertThat(datasets.names()).containsExactly("input_0", "output_0", "raw_0");
            assertThat(datasets.shape("input_0")).containsExactly(1000, 28);
            assertThat(java.util.Arrays.stream(datasets.read("output_0")).boxed())
                    .hasSize(1000)
                    .allMatch(value -> value > 0 && value < 1 && value == value.floatValue());
            // The first event of the test file: float64 in the dataset.
            assertThat(datasets.read("raw_0")).hasSize(28000).startsWith(0.7670942, 1.469306, 1.567175);
        }
    }

    @Test
    void namesWhatThereIs() throws IOException {
        try (Hdf5Datasets datasets = Hdf5Datasets.open(EXPECTED)) {
            assertThat(datasets.has("output_1")).isFalse();
            assertThatThrownBy(() -> datasets.read("output_1"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("no dataset 'output_1'; there are input_0, output_0, raw_0");
        }
    }

    @Test
    void rejectsWhatIsNotHdf5() throws IOException {
        Path text = Files.writeString(directory.resolve("text.h5"), "no HDF5");

        assertThatThrownBy(() -> Hdf5Datasets.open(text))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("text.h5");
        assertThatThrownBy(() -> Hdf5Datasets.open(directory)).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> Hdf5Datasets.open(directory.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
