package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;

/**
 * The names of a file's columns.
 *
 * @param names in the file's order
 * @param label the column that is known to be no feature
 */
record ColumnNames(List<String> names, Optional<String> label) {
    private static final String HIGGS = "higgs";

    static ColumnNames of(List<String> names) {
        return new ColumnNames(names.stream().map(String::strip).toList(), Optional.empty());
    }

    /** As {@code --columns} gives them: a known layout, a file with a name on each line, or the names themselves. */
    static ColumnNames parse(String text) throws IOException {
        if (text.equals(HIGGS)) {
            return new ColumnNames(higgs(), Optional.of(higgs().get(0)));
        }
        List<String> names = text.startsWith("@")
                ? Files.readAllLines(Path.of(text.substring(1))).stream()
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of(text.split(",", -1));
        if (names.stream().anyMatch(String::isBlank)) {
            throw new InputException("--columns " + text + ": name "
                    + (1 + names.stream().map(String::isBlank).toList().indexOf(true))
                    + " is blank; expected higgs, names between commas, or @file with a name on each line");
        }
        return of(names);
    }

    /** The columns of the UCI HIGGS data set: the label and 28 features. */
    private static List<String> higgs() {
        List<String> names = new ArrayList<>(List.of(
                "signal", "lepton pT", "lepton eta", "lepton phi", "missing energy magnitude", "missing energy phi"));
        for (int jet = 1; jet <= 4; jet++) {
            for (String quantity : List.of("pt", "eta", "phi", "b-tag")) {
                names.add("jet " + jet + " " + quantity);
            }
        }
        names.addAll(List.of("m_jj", "m_jjj", "m_lv", "m_jlv", "m_bb", "m_wbb", "m_wwbb"));
        return List.copyOf(names);
    }
}
