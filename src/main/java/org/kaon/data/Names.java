package org.kaon.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaon.InputException;

/** How the names of columns and features are compared, and how messages speak of them. */
public final class Names {
    private static final int MOST_LISTED = 60;

    private Names() {}

    /**
     * What is left of a name without case and everything but letters and digits.
     *
     * @param name a name
     * @return its letters and digits in lower case
     */
    public static String key(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * A list for a message.
     *
     * @param names any number
     * @return each in quotes, between commas; of very many, the first and how many more there are
     */
    public static String quoted(Collection<String> names) {
        String listed =
                names.stream().limit(MOST_LISTED).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() <= MOST_LISTED ? listed : listed + " and " + (names.size() - MOST_LISTED) + " more";
    }

    /**
     * A list for a message, each name with the candidate that looks like it, where one does.
     *
     * @param names any number
     * @param candidates what may have been meant
     * @return each in quotes, between commas
     */
    public static String withNearest(Collection<String> names, Collection<String> candidates) {
        return names.stream()
                .limit(MOST_LISTED)
                .map(name -> "'" + name + "'"
                        + nearest(name, candidates)
                                .map(near -> " (nearest: '" + near + "')")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    /**
     * Says that names are unknown.
     *
     * @param kind what they should name, in the plural: {@code features}
     * @param unknown the names
     * @param known those that there are
     * @return to be thrown; it gives the nearest and lists the known names
     */
    public static InputException unknown(String kind, Collection<String> unknown, List<String> known) {
        return new InputException("unknown " + kind + ": " + withNearest(unknown, known) + "; known: " + quoted(known));
    }

    /**
     * The names that come more than once.
     *
     * @param names in any order
     * @return each once
     */
    public static List<String> repeated(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().filter(name -> !seen.add(name)).distinct().toList();
    }

    /** Where each name stands first. */
    static Map<String, Integer> positions(List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            positions.putIfAbsent(names.get(i), i);
        }
        return positions;
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
