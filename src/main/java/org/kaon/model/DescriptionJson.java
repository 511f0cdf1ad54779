package org.kaon.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.util.Optional;

/** Writes a description: an empty {@link Optional} is left out. */
final class DescriptionJson {
    private static final Gson WRITER = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .registerTypeAdapter(
                    Optional.class, (JsonSerializer<Optional<?>>) (value, type, context) -> element(value, context))
            .create();

    private DescriptionJson() {}

    static String of(ModelDescription description) {
        return WRITER.toJson(description);
    }

    private static JsonElement element(Optional<?> value, JsonSerializationContext context) {
        return value.isPresent() ? context.serialize(value.get()) : JsonNull.INSTANCE;
    }
}
