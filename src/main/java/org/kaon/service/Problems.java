package org.kaon.service;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaon.data.Names;

/** All that is wrong with the events of a request; of very many problems the first are listed, the others counted. */
final class Problems {
    private static final int MOST_LISTED = 1000;
    private static final int MOST_IN_TEXT = 10;

    private final List<Problem> listed = new ArrayList<>();
    private final Map<ErrorKind, Integer> counts = new EnumMap<>(ErrorKind.class);
    private int size;

    void add(Problem problem) {
        counts.merge(problem.kind(), 1, Integer::sum);
        size++;
        if (listed.size() < MOST_LISTED) {
            listed.add(problem);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    List<Problem> listed() {
        return listed;
    }

    Map<ErrorKind, Integer> counts() {
        return counts;
    }

    /** One text for people: the first problems, and the known names where some were unknown. */
    String text(List<String> known) {
        String first =
                listed.stream().limit(MOST_IN_TEXT).map(Problem::toString).collect(Collectors.joining("; "));
        return first
                + (size > MOST_IN_TEXT ? "; and " + (size - MOST_IN_TEXT) + " more" : "")
                + (counts.containsKey(ErrorKind.UNKNOWN) ? "; known features: " + Names.quoted(known) : "");
    }

    /** How many aren't listed. */
    int unlisted() {
        return size - listed.size();
    }
}
