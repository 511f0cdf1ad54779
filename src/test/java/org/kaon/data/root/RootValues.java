package org.kaon.data.root;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of {@code testdata/root} and what is in them. */
final class RootValues {
    static final Path FOLDER = Path.of("testdata/root");

    private RootValues() {}

    /** The trees of a file. */
    static JsonObject of(String file) throws IOException {
        return JsonParser.parseString(Files.readString(FOLDER.resolve("values.json")))
                .getAsJsonObject()
                .getAsJsonObject(file);
    }

    /** All values of a branch in the form of the JSON: a list for each entry that isn't one number. */
    static List<Object> read(RootBranch branch) throws IOException {
        List<Object> entries = new ArrayList<>();
        if (branch.isText()) {
            entries.addAll(branch.strings());
        } else if (branch.isJagged()) {
            JaggedColumn column = branch.jagged();
            for (int entry = 0; entry < column.entryCount(); entry++) {
                entries.add(numbers(column.values(), column.offset(entry), column.offset(entry + 1)));
            }
        } else {
            Numbers numbers = branch.numbers();
            for (int at = 0; at < numbers.size(); at += branch.width()) {
                List<Object> entry = numbers(numbers, at, at + branch.width());
                entries.add(branch.width() == 1 ? entry.get(0) : entry);
            }
        }
        return entries;
    }

    /** The values of the JSON, the inner lists of an array with several dimensions joined. */
    static List<Object> expected(JsonArray entries) {
        List<Object> all = new ArrayList<>();
        for (JsonElement entry : entries) {
            if (entry.isJsonArray()) {
                List<Object> inner = new ArrayList<>();
                flatten(entry.getAsJsonArray(), inner);
                all.add(inner);
            } else {
                all.add(value(entry.getAsJsonPrimitive()));
            }
        }
        return all;
    }

    private static void flatten(JsonArray array, List<Object> to) {
        for (JsonElement element : array) {
            if (element.isJsonArray()) {
                flatten(element.getAsJsonArray(), to);
            } else {
                to.add(value(element.getAsJsonPrimitive()));
            }
        }
    }

    private static Object value(JsonPrimitive value) {
        if (value.isBoolean()) {
            return value.getAsBoolean() ? 1.0 : 0.0;
        }
        return value.isString() ? value.getAsString() : (Object) value.getAsDouble();
    }

    private static List<Object> numbers(Numbers numbers, int from, int to) {
        List<Object> entry = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entry.add(numbers.value(i));
        }
        return entry;
    }
}
