package org.kaon.service;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.kaon.model.ModelDescription;
import org.kaon.model.ModelDescription.FeatureRange;

/** The features as JSON: for people and the web form, and as a schema of events in the description of the service. */
final class SchemaJson {
    private SchemaJson() {}

    /** {@code {"m_jj": {"min": …, "max": …, "mean": …, "std": …}, …}}; what isn't known is left out. */
    static String ranges(ModelDescription model) {
        JsonObject features = new JsonObject();
        for (FeatureRange feature : model.features()) {
            JsonObject numbers = new JsonObject();
            feature.min().ifPresent(value -> numbers.addProperty("min", value));
            feature.max().ifPresent(value -> numbers.addProperty("max", value));
            feature.mean().ifPresent(value -> numbers.addProperty("mean", value));
            feature.std().ifPresent(value -> numbers.addProperty("std", value));
            features.add(feature.name(), numbers);
        }
        return features.toString();
    }

    /**
     * The description of the service, OpenAPI 3.1, with this model's features.
     *
     * @param bounded whether values out of range are refused
     */
    static String openApi(ModelDescription model, boolean bounded) {
        Reader text =
                new InputStreamReader(SchemaJson.class.getResourceAsStream("openapi.json"), StandardCharsets.UTF_8);
        JsonObject api = JsonParser.parseReader(text).getAsJsonObject();
        JsonObject schemas = api.getAsJsonObject("components").getAsJsonObject("schemas");
        JsonObject event = schemas.getAsJsonObject("Event");
        JsonObject properties = new JsonObject();
        JsonObject example = new JsonObject();
        JsonArray required = new JsonArray();
        for (FeatureRange feature : model.features()) {
            properties.add(feature.name(), value(feature, bounded));
            example.addProperty(feature.name(), feature.mean().orElse(0.0));
            required.add(feature.name());
        }
        event.add("properties", properties);
        event.add("required", required);
        JsonArray examples = new JsonArray();
        examples.add(example);
        event.add("examples", examples);
        return api.toString();
    }

    private static JsonObject value(FeatureRange feature, boolean bounded) {
        JsonArray types = new JsonArray();
        types.add("number");
        types.add("string");
        JsonObject value = new JsonObject();
        value.add("type", types);
        if (bounded) {
            feature.min().ifPresent(min -> value.addProperty("minimum", min));
            feature.max().ifPresent(max -> value.addProperty("maximum", max));
        }
        return value;
    }
}
