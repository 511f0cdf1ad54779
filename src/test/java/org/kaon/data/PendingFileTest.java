package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {
    @TempDir
    Path directory;

    @Test
    void appearsWholeOrNotAtAll() throws IOException {
        Path path = Files.writeString(directory.resolve("out"), "old");
        try (PendingFile dropped = PendingFile.at(path)) {
            dropped.out().write('x');
            assertThat(path).hasContent("old");
        }
        assertThat(path).hasContent("old");
        try (PendingFile file = PendingFile.at(path)) {
            file.out().write('n');
            file.finish();
        }
        assertThat(path).hasContent("n");
        assertThat(directory.toFile().list()).containsExactly("out");
    }

    @Test
    void saysBeforeWritingThatItCannot() {
        assertThatThrownBy(() -> PendingFile.at(directory))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is a directory, expected a file to write");
        assertThatThrownBy(() -> PendingFile.at(directory.resolve("no/file")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("no folder");
    }
}
