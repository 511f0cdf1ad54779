package org.kaon.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kaon.UnsupportedModelException;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.layer.LayerConfig;

/** Looks at every layer before anything is built, so that one error names all that isn't supported. */
final class Survey {
    /** More than these in one message help nobody. */
    private static final int MOST_PROBLEMS = 20;

    private static final String SUPPORTED = "; supported: ";

    private final LayerFactory factory;
    private final List<String> problems = new ArrayList<>();

    private Survey(LayerFactory factory) {
        this.factory = factory;
    }

    static void of(ModelSpec model, LayerFactory factory) {
        Survey survey = new Survey(factory);
        survey.model(model, "");
        int more = survey.problems.size() - MOST_PROBLEMS;
        if (more > 0) {
            survey.problems.subList(MOST_PROBLEMS, survey.problems.size()).clear();
            throw new UnsupportedModelException(summary(survey.problems) + "; and " + more + " more");
        }
        if (!survey.problems.isEmpty()) {
            throw new UnsupportedModelException(summary(survey.problems));
        }
    }

    /** Problems with the same list of what is supported share it. */
    private static String summary(List<String> problems) {
        Map<String, List<String>> byList = new LinkedHashMap<>();
        for (String problem : problems) {
            int list = Math.max(0, problem.lastIndexOf(SUPPORTED));
            byList.computeIfAbsent(list == 0 ? "" : problem.substring(list), key -> new ArrayList<>())
                    .add(list == 0 ? problem : problem.substring(0, list));
        }
        return byList.entrySet().stream()
                .map(entry -> String.join("; ", entry.getValue()) + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    /** The dtype policies of a model's layers, sorted. */
    static Set<String> policies(ModelSpec model) {
        Set<String> found = new TreeSet<>();
        for (LayerSpec layer : model.layers()) {
            layer.nested().ifPresent(nested -> found.addAll(policies(nested)));
            if (!layer.isInput() && layer.nested().isEmpty()) {
                LayerFactory.policy(layer).ifPresent(found::add);
            }
        }
        return found;
    }

    private void model(ModelSpec model, String prefix) {
        Masks masks = new Masks(model);
        for (LayerSpec layer : model.layers()) {
            if (layer.isInput()) {
                input(layer, prefix);
            }
        }
        Map<String, LayerSpec> reached = new LinkedHashMap<>();
        Wiring.order(model).forEach(node -> reached.put(node.layer().name(), node.layer()));
        for (LayerSpec layer : reached.values()) {
            layer.calls().forEach(call -> call.problems().forEach(problem -> report(layer, prefix, problem)));
            masks.problem(layer).ifPresent(problem -> report(layer, prefix, problem));
            layer(layer, prefix);
        }
    }

    private void layer(LayerSpec layer, String prefix) {
        String path = prefix + layer.name();
        layer.nested().ifPresent(nested -> model(nested, path + "/"));
        layer.wrapped().ifPresent(wrapped -> layer(wrapped, path + "/"));
        if (layer.nested().isPresent() || layer.wrapped().isPresent()) {
            return;
        }
        LayerFactory.policy(layer)
                .filter(policy -> !LayerFactory.policies().contains(policy))
                .ifPresent(policy -> report(
                        layer,
                        prefix,
                        "dtype policy '" + policy + "'" + SUPPORTED
                                + String.join(", ", new TreeSet<>(LayerFactory.policies()))));
        for (LayerConfig config : factory.split(layer, path)) {
            refusal(config).ifPresent(problems::add);
        }
    }

    private Optional<String> refusal(LayerConfig config) {
        try {
            Objects.requireNonNull(factory.layer(config));
            return Optional.empty();
        } catch (UnsupportedModelException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void input(LayerSpec layer, String prefix) {
        for (String setting : List.of("sparse", "ragged")) {
            if (Boolean.TRUE.equals(layer.config().get(setting))) {
                report(layer, prefix, setting + " input");
            }
        }
        LayerFactory.policy(layer)
                .filter("string"::equals)
                .ifPresent(dtype -> report(layer, prefix, "input of strings"));
    }

    private void report(LayerSpec layer, String prefix, String problem) {
        problems.add("Layer '" + prefix + layer.name() + "' (" + layer.className() + "): unsupported " + problem);
    }
}
