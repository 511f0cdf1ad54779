package org.kaon.keras;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaon.ModelFormatException;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;

/**
 * The layout of {@code .weights.h5} and of the archive: a group per layer, named after its class and numbered among the layers of that
 * class ({@code layers/dense_1/vars/0}), not after the layer.
 *
 * <p>How the numbers count differs between releases (2.13 leaves gaps), their order doesn't: so the groups of a class that hold
 * anything are taken in the order of their numbers.
 */
final class ObjectWeights implements WeightStore {
    /** Models don't come near this many levels of groups; a file whose groups link in a circle would go on for ever. */
    private static final int MOST_LEVELS = 64;

    private final Hdf5File file;

    ObjectWeights(Hdf5File file) {
        this.file = file;
    }

    /** The names that the group of a model's layers has had. */
    static List<String> containers() {
        return List.of("layers", "_layer_checkpoint_dependencies");
    }

    @Override
    public Map<Integer, List<Parameter>> read(WeightTree model) {
        Map<Integer, List<Parameter>> found = new TreeMap<>();
        read(model, "", found);
        return found;
    }

    private void read(WeightTree node, String path, Map<Integer, List<Parameter>> found) {
        switch (node.kind()) {
            case LEAF -> found.put(node.member().orElseThrow(), variables(node, path + "/vars"));
            case WRAPPER -> read(node.children().get(0), path + "/layer", found);
            case MODEL -> children(node, path, found);
        }
    }

    private void children(WeightTree model, String path, Map<Integer, List<Parameter>> found) {
        String container = containers().stream()
                .map(name -> path + "/" + name)
                .filter(file::isGroup)
                .findFirst()
                .orElseThrow(() -> new ModelFormatException("group '" + path + "/' has none of the groups "
                        + containers() + " for the layers of '" + model.name() + "'"));
        Map<String, List<WeightTree>> byClass = new LinkedHashMap<>();
        for (WeightTree child : model.children()) {
            if (child.hasWeights()) {
                byClass.computeIfAbsent(groupName(child), name -> new ArrayList<>())
                        .add(child);
            }
        }
        byClass.forEach((name, layers) -> {
            List<String> groups = numbered(container, name);
            if (groups.size() != layers.size()) {
                throw new ModelFormatException(
                        "group '" + container + "' has " + groups.size() + " groups with weights for '" + name + "' "
                                + groups + ", expected " + layers.size() + " "
                                + layers.stream().map(WeightTree::name).toList());
            }
            for (int i = 0; i < groups.size(); i++) {
                read(layers.get(i), container + "/" + groups.get(i), found);
            }
        });
    }

    /** The groups of a class that hold any dataset, by their numbers. */
    private List<String> numbered(String container, String name) {
        Pattern pattern = Pattern.compile(Pattern.quote(name) + "(?:_(\\d{1,9}))?");
        Map<Integer, String> groups = new TreeMap<>(Comparator.naturalOrder());
        for (String child : file.children(container)) {
            Matcher matcher = pattern.matcher(child);
            if (matcher.matches() && holdsData(container + "/" + child, 0)) {
                groups.put(matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)), child);
            }
        }
        return List.copyOf(groups.values());
    }

    private boolean holdsData(String path, int level) {
        if (level > MOST_LEVELS) {
            throw new ModelFormatException("groups below '" + path + "' nest deeper than " + MOST_LEVELS + " levels");
        }
        return file.isDataset(path)
                || (file.isGroup(path)
                        && file.children(path).stream().anyMatch(child -> holdsData(path + "/" + child, level + 1)));
    }

    private List<Parameter> variables(WeightTree layer, String path) {
        List<ParameterSpec> specs = layer.specs();
        List<String> stored = file.children(path);
        if (stored.size() != specs.size()) {
            throw new ModelFormatException("group '" + path + "' holds " + stored.size() + " arrays, expected "
                    + specs.size() + " for layer '" + layer.name() + "' "
                    + specs.stream().map(ParameterSpec::name).toList());
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            parameters.add(WeightStore.parameter(specs.get(i).name(), file.array(path + "/" + i)));
        }
        return parameters;
    }

    /** The name of a layer's group without its number: Keras's snake case of the class name. */
    private static String groupName(WeightTree layer) {
        String className = layer.className().substring(layer.className().lastIndexOf('>') + 1);
        return className
                .replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
