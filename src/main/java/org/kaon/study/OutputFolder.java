package org.kaon.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
     * Writes tables as CSV, and figures.
     *
     * @param tables by the names of their files, without ending
     * @param figures by the names of their files, without ending
     * @throws IOException where that fails
     */
    public void all(Map<String, Table> tables, Map<String, Figure> figures) throws IOException {
        for (Map.Entry<String, Table> entry : tables.entrySet()) {
            text(entry.getKey() + ".csv", entry.getValue().csv());
        }
        for (Map.Entry<String, Figure> entry : figures.entrySet()) {
            figure(entry.getKey(), entry.getValue());
        }
    }

    /**
     * Writes the report, which is the file to open first.
     *
     * @param html the page
     * @return all that was written: the report, then the rest in the order of writing
     * @throws IOException where that fails
     */
    public List<Path> report(String html) throws IOException {
        List<Path> rest = List.copyOf(files);
        text("report.html", html);
        List<Path> all = new ArrayList<>(List.of(folder.resolve("report.html")));
        all.addAll(rest);
        return all;
    }
}
