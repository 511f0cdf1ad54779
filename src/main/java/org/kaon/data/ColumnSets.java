package org.kaon.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of well-known files that come without a header. */
public final class ColumnSets {
    private static final Map<String, List<String>> ALL = Map.of("higgs", higgs());

    private ColumnSets() {}

    /**
     * The columns of a set.
     *
     * @param name a name of {@link #names()}; {@code higgs} is the UCI HIGGS data set: the label {@code signal}, then 28 features
     * @return the columns' names in the file's order
     * @throws org.kaon.InputException where there is no such set
     */
    public static List<String> of(String name) {
        if (!ALL.containsKey(name)) {
            throw Names.unknown("sets of columns", List.of(name), names());
        }
        return ALL.get(name);
    }

    /**
     * What there is.
     *
     * @return the sets' names, sorted
     */
    public static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

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
