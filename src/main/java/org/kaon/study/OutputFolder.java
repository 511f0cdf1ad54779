package org.kaon.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kaon.data.WholeFile;
import org.kaon.plot.Figure;

/** Where a study's files go, and which ones there are. */
public final class OutputFolder {
    private static final String FIGURES = "figures";

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder, made where there is none.
     *
     * @param folder its place
     * @return the folder, with a folder for figures inside
     * @throws IOException where it can't be made
     */
    public static OutputFolder at(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(FIGURES));
        return new OutputFolder(folder);
    }

    /**
     * A file that is about to be written.
     *
     * @param name in the folder
     * @return its place
     */
    public Path file(String name) {
        Path file = folder.resolve(name);
        files.add(file);
        return file;
    }

    /**
     * Writes a text, whole or not at all.
     *
     * @param name of the file
     * @param text what it holds
     * @throws IOException where that fails
     */
    public void text(String name, String text) throws IOException {
        WholeFile.write(file(name), place -> Files.writeString(place, text));
    }

    /**
     * Writes a figure as PNG and as SVG.
     *
     * @param name of both files, without ending
     * @param figure to be drawn
     * @throws IOException where that fails
     */
    public void figure(String name, Figure figure) throws IOException {
        figure.save(file(FIGURES + "/" + name + ".png"));
        figure.save(file(FIGURES + "/" + name + ".svg"));
    }

    /**
     * What was written.
     *
     * @return in the order of writing
     */
    public List<Path> files() {
        return List.copyOf(files);
    }
}
