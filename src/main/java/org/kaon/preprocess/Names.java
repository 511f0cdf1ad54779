package org.kaon.preprocess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaon.InputException;

/** How feature names are compared, and how messages speak of them. */
final class Names {
    private static final int MOST_LISTED = 60;

    private Names() {}

    /** What is left of a name without case and everything but letters and digits. */
    static String key(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String quoted(Collection<String> names) {
        String listed =
                names.stream().limit(MOST_LISTED).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() <= MOST_LISTED ? listed : listed + " and " + (names.size() - MOST_LISTED) + " more";
    }

    /** The names, each with the candidate that looks like it, where one does. */
    static String withNearest(Collection<String> names, Collection<String> candidates) {
        return names.stream()
                .limit(MOST_LISTED)
                .map(name -> "'" + name + "'"
                        + nearest(name, candidates)
                                .map(near -> " (nearest: '" + near + "')")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    static InputException unknown(Collection<String> unknown, List<String> known) {
        return new InputException("unknown features: " + withNearest(unknown, known) + "; known: " + quoted(known));
    }

    /** For an event whose names aren't the schema's. */
    static InputException mismatch(List<String> missing, Collection<String> given, List<String> known) {
        List<String> problems = new ArrayList<>();
        if (!missing.isEmpty()) {
            problems.add("missing features: " + quoted(missing));
        }
        List<String> unknown =
                given.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            problems.add(unknown(unknown, known).getMessage());
        }
        return new InputException(String.join("; ", problems));
    }

    private static Optional<String> nearest(String name, Collection<String> candidates) {
        String key = key(name);
        int farthest = Math.max(2, key.length() / 4);
        return candidates.stream()
                .filter(candidate -> distance(key, key(candidate))
                        <= Math.min(farthest, key(candidate).length() - 1))
                .min(Comparator.comparingInt((String candidate) -> distance(key, key(candidate)))
                        .thenComparing(candidate -> candidate));
    }

    /** Levenshtein's: insertions, deletions and replacements. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
