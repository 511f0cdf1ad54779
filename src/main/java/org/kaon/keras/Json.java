package org.kaon.keras;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.ModelFormatException;

/** JSON into plain maps, lists, strings, booleans and numbers; an entry that is null stays out of its map. */
final class Json {
    /** Models nested a few times reach some dozens; anything near this is an attack on the stack. */
    private static final int MOST_LEVELS = 512;

    private static final Gson WRITER = new GsonBuilder()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .create();

    private Json() {}

    /**
     * Parses an object.
     *
     * @param text the JSON text
     * @param place how messages call it
     * @return its entries in their order
     */
    static Map<String, Object> object(String text, String place) {
        try (JsonReader reader = new JsonReader(new StringReader(withPythonNumbers(text)))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MOST_LEVELS);
            Object value = value(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ModelFormatException(place + ": text behind the end of the JSON value");
            }
            return Config.map(value, place);
        } catch (IOException | NumberFormatException e) {
            throw new ModelFormatException(place + ": not JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Writes an object as Python's {@code json.dumps} does: ASCII alone, NaN and infinities as bare words.
     *
     * @param value maps, lists, strings, booleans, numbers and nulls
     * @return the text
     */
    static String text(Map<String, ?> value) {
        StringBuilder ascii = new StringBuilder();
        for (char c : WRITER.toJson(value).toCharArray()) {
            ascii.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return ascii.toString();
    }

    private static Object value(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> map(reader);
            case BEGIN_ARRAY -> list(reader);
            case STRING -> reader.nextString();
            case BOOLEAN -> reader.nextBoolean();
            case NUMBER -> number(reader.nextString());
            default -> {
                reader.nextNull();
                yield null;
            }
        };
    }

    private static Object map(JsonReader reader) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            Object value = value(reader);
            if (entries.containsKey(key)) {
                throw new IOException("key '" + key + "' twice at " + reader.getPath());
            }
            if (value != null) {
                entries.put(key, value);
            }
        }
        reader.endObject();
        return entries.get(PYTHON_FLOAT) instanceof String name ? Double.valueOf(name) : entries;
    }

    private static List<Object> list(JsonReader reader) throws IOException {
        List<Object> items = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            items.add(value(reader));
        }
        reader.endArray();
        return items;
    }

    private static Number number(String text) {
        boolean whole = text.length() < 19 && text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        return whole ? (Number) Long.valueOf(text) : (Number) Double.valueOf(text);
    }

    private static final String PYTHON_FLOAT = "__python_float__";

    /** Python writes NaN and infinities as bare words, which JSON doesn't have; outside strings they become small objects. */
    private static String withPythonNumbers(String text) {
        if (!text.contains("NaN") && !text.contains("Infinity")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String word = quoted ? "" : pythonFloatAt(text, i);
            if (!word.isEmpty()) {
                out.append("{\"" + PYTHON_FLOAT + "\":\"").append(word).append("\"}");
                i += word.length() - 1;
                continue;
            }
            out.append(c);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                out.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        return out.toString();
    }

    private static String pythonFloatAt(String text, int at) {
        for (String word : List.of("NaN", "Infinity", "-Infinity")) {
            if (text.startsWith(word, at)) {
                return word;
            }
        }
        return "";
    }
}
