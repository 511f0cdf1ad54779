package org.kaon.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/**
 * The JSON object of the group {@code kaon}.
 *
 * @param features what the model takes, where known
 * @param scaling where features are standardised
 * @param training how the model came to be, where known
 * @param parametersSha256 of the network as the file holds it
 */
record GroupContent(
        Optional<FeatureSchema> features, Scaling scaling, Optional<TrainingRecord> training, String parametersSha256) {
    /** Where {@code (x - mean) / std} is done. */
    enum Scaling {
        /** Nowhere: the network takes values as they are. */
        NONE,
        /** In the first dense layers, whose parameters contain it. */
        FOLDED,
        /** In a layer in front, at least for one input. */
        LAYER,
        /** Not in the file: the network takes standardised values, which Kaon makes itself. */
        OUTSIDE
    }

    private static final String PLACE = "group 'kaon'";

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("scaling", scaling.name());
        map.put("parameters_sha256", parametersSha256);
        features.ifPresent(schema -> map.put(
                "features",
                schema.features().stream().map(GroupContent::feature).toList()));
        training.ifPresent(record -> map.put("training", training(record)));
        return map;
    }

    private static Map<String, Object> feature(Feature feature) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", feature.name());
        map.put("mean", feature.mean());
        map.put("std", feature.std());
        // JSON knows no infinity: a bound that isn't there is left out.
        if (Double.isFinite(feature.min())) {
            map.put("min", feature.min());
        }
        if (Double.isFinite(feature.max())) {
            map.put("max", feature.max());
        }
        return map;
    }

    private static Map<String, Object> training(TrainingRecord record) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("data_hash", record.dataHash());
        map.put("training_rows", record.trainingRows());
        map.put("validation_rows", record.validationRows());
        map.put("test_rows", record.testRows());
        // As text: readers of JSON may hold numbers as doubles.
        map.put("seed", Long.toString(record.seed()));
        map.put("epochs", record.epochs());
        map.put("loss", record.loss());
        map.put("optimizer", record.optimizer());
        map.put("metrics", record.metrics());
        map.put("versions", record.versions());
        map.put("kernel", record.kernel());
        map.put("date", record.date());
        return map;
    }

    /**
     * Reads the object.
     *
     * @throws ModelFormatException where it isn't what {@link #toMap} makes
     */
    static GroupContent of(Map<String, Object> map) {
        try {
            Optional<FeatureSchema> features = map.containsKey("features")
                    ? Optional.of(new FeatureSchema(features(get(map, "features", List.class))))
                    : Optional.empty();
            Optional<TrainingRecord> training = map.containsKey("training")
                    ? Optional.of(training(get(map, "training", Map.class)))
                    : Optional.empty();
            return new GroupContent(
                    features,
                    Scaling.valueOf(get(map, "scaling", String.class)),
                    training,
                    get(map, "parameters_sha256", String.class));
        } catch (KaonException | IllegalArgumentException e) {
            throw new ModelFormatException(PLACE + " is damaged: " + e.getMessage(), e);
        }
    }

    private static List<Feature> features(List<?> items) {
        List<Feature> features = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map)) {
                throw new ModelFormatException("feature " + features.size() + " is no object");
            }
            features.add(new Feature(
                    get(map, "name", String.class),
                    number(map, "mean"),
                    number(map, "std"),
                    map.containsKey("min") ? number(map, "min") : Double.NEGATIVE_INFINITY,
                    map.containsKey("max") ? number(map, "max") : Double.POSITIVE_INFINITY));
        }
        return features;
    }

    private static TrainingRecord training(Map<?, ?> map) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<?, ?> values = get(map, "metrics", Map.class);
        values.keySet().forEach(name -> metrics.put(String.valueOf(name), number(values, String.valueOf(name))));
        Map<String, String> versions = new LinkedHashMap<>();
        Map<?, ?> names = get(map, "versions", Map.class);
        names.forEach((name, value) -> versions.put(String.valueOf(name), String.valueOf(value)));
        return new TrainingRecord(
                get(map, "data_hash", String.class),
                get(map, "training_rows", Number.class).longValue(),
                get(map, "validation_rows", Number.class).longValue(),
                get(map, "test_rows", Number.class).longValue(),
                Long.parseLong(get(map, "seed", String.class)),
                get(map, "epochs", Number.class).intValue(),
                get(map, "loss", String.class),
                get(map, "optimizer", String.class),
                metrics,
                versions,
                get(map, "kernel", String.class),
                get(map, "date", String.class));
    }

    private static double number(Map<?, ?> map, String key) {
        return get(map, key, Number.class).doubleValue();
    }

    private static <T> T get(Map<?, ?> map, String key, Class<T> type) {
        Object value = map.get(key);
        if (!type.isInstance(value)) {
            throw new ModelFormatException("'" + key + "' is " + value + ", expected a "
                    + type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
        }
        return type.cast(value);
    }
}
