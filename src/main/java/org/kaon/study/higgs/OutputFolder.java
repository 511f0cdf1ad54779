package org.kaon.study.higgs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kaon.data.WholeFile;
import org.kaon.plot.Figure;

/** Where a study's files go, and which ones there are. */
final class OutputFolder {
    private static final String FIGURES = "figures";

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    static OutputFolder at(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(FIGURES));
        return new OutputFolder(folder);
    }

    /** A file that is about to be written. */
    Path file(String name) {
        Path file = folder.resolve(name);
        files.add(file);
        return file;
    }

    void text(String name, String text) throws IOException {
        WholeFile.write(file(name), place -> Files.writeString(place, text));
    }

    void figure(String name, Figure figure) throws IOException {
        figure.save(file(FIGURES + "/" + name + ".png"));
        figure.save(file(FIGURES + "/" + name + ".svg"));
    }

    List<Path> files() {
        return List.copyOf(files);
    }
}
