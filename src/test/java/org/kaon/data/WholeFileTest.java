package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void replacesAFile() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        WholeFile.write(target, file -> Files.writeString(file, "new"));
        assertThat(target).hasContent("new");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesTheOldFileWhereWritingFails() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> WholeFile.write(target, file -> {
                    Files.writeString(file, "half");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesTheOldFileWhereCodeFails() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> WholeFile.write(target, file -> {
                    throw new IllegalStateException("bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void followsALink() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        WholeFile.write(link, file -> Files.writeString(file, "new"));
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void checksAPlaceWithoutTouchingIt() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        WholeFile.checkWritable(target);
        WholeFile.checkWritable(folder.resolve("new"));
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**{.part,new}");
    }

    @Test
    void namesWhatStandsInTheWay() {
        assertThatThrownBy(() -> WholeFile.checkWritable(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is no regular file");
        assertThatThrownBy(() -> WholeFile.checkWritable(folder.resolve("no/a")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("no folder");
        assertThatThrownBy(() -> WholeFile.checkWritable(Path.of("/proc/a"))).isInstanceOf(IOException.class);
    }
}
