package org.kaon.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.ModelFormatException;
import org.kaon.keras.WeightTree.Wanted;

/** Which of a group's weight names, such as {@code inner/d0/kernel:0}, is which parameter. */
final class WeightNames {
    private WeightNames() {}

    /**
     * By names: the last part is the parameter, the parts before name its layer.
     *
     * @param wanted the parameters of the group
     * @param names as many names
     * @return empty where a name fits nothing, or several
     */
    static Optional<Map<Wanted, String>> match(List<Wanted> wanted, List<String> names) {
        boolean oneLayer = wanted.stream().map(Wanted::member).distinct().count() == 1;
        Map<Wanted, String> matched = new LinkedHashMap<>();
        for (Wanted weight : wanted) {
            List<String> candidates = names.stream()
                    .filter(name -> parameter(name).equals(weight.spec().name()))
                    .filter(name -> oneLayer
                            || layers(name)
                                    .contains(weight.path().get(weight.path().size() - 1)))
                    .toList();
            if (candidates.size() > 1) {
                candidates = candidates.stream()
                        .filter(name ->
                                isWithin(weight.path().subList(1, weight.path().size()), layers(name)))
                        .toList();
            }
            if (candidates.size() != 1) {
                return Optional.empty();
            }
            matched.put(weight, candidates.get(0));
        }
        return new HashSet<>(matched.values()).size() == names.size() ? Optional.of(matched) : Optional.empty();
    }

    /**
     * By position, as Keras itself loads; the last part of each name must be the parameter's.
     *
     * @param wanted the parameters of the group in Keras's order
     * @param names as many names
     * @return the pairs
     */
    static Map<Wanted, String> inOrder(List<Wanted> wanted, List<String> names) {
        Map<Wanted, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Wanted weight = wanted.get(i);
            if (!parameter(names.get(i)).equals(weight.spec().name())) {
                throw new ModelFormatException("weight " + i + " is called '" + names.get(i) + "', expected '"
                        + weight.spec().name() + "' of layer '" + String.join("/", weight.path()) + "'; all names: "
                        + names);
            }
            pairs.put(weight, names.get(i));
        }
        return pairs;
    }

    private static String parameter(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int suffix = last.indexOf(':');
        return suffix < 0 ? last : last.substring(0, suffix);
    }

    private static List<String> layers(String name) {
        List<String> parts = new ArrayList<>(Arrays.asList(name.split("/", -1)));
        parts.remove(parts.size() - 1);
        return parts;
    }

    /** Whether the names of a path occur in this order. */
    private static boolean isWithin(List<String> path, List<String> parts) {
        int next = 0;
        for (String part : parts) {
            if (next < path.size() && part.equals(path.get(next))) {
                next++;
            }
        }
        return next == path.size();
    }
}
