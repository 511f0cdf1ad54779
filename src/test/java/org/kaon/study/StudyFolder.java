package org.kaon.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds for the folder of every study. */
public record StudyFolder(Path folder) {
    private static final Pattern LINK =
            Pattern.compile("(?:src|href)\\s*=\\s*\"([^\"]{0,40})|url\\(|@import|<script|<link");

    public String report() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    public void assertHasFigure(String name) throws IOException {
        Path png = folder.resolve("figures/" + name + ".png");
        assertThat(png).isNotEmptyFile();
        assertThat(folder.resolve("figures/" + name + ".svg")).isNotEmptyFile();
        assertThat(report()).contains(Base64.getEncoder().encodeToString(Files.readAllBytes(png)));
    }

    public void assertTableIsRectangular(String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(name + ".csv"));
        assertThat(lines).hasSizeGreaterThan(1);
        // Commas outside of quotes.
        assertThat(lines.stream()
                        .map(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length)
                        .distinct())
                .hasSize(1);
        assertThat(lines).noneMatch(line -> line.contains("null") || line.contains("[D@"));
    }

    /** The report without its pictures, whose letters may spell anything. */
    public String assertReportNeedsNothingBesideItself() throws IOException {
        Matcher links = LINK.matcher(report());
        while (links.find()) {
            assertThat(links.group()).startsWith("src=\"data:image/png;base64,");
        }
        return report().replaceAll("base64,[^\"]*", "");
    }
}
