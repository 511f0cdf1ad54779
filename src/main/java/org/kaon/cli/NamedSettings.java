package org.kaon.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.InputException;

/** An option that gives a name of Keras's with settings behind it: {@code sgd momentum=0.9 nesterov=true}. */
final class NamedSettings {
    private NamedSettings() {}

    /**
     * Reads it as Keras would write it.
     *
     * @param option its name, for messages
     * @param text the name, then any number of {@code key=value}
     * @return {@code class_name} and {@code config}
     */
    static Map<String, Object> parse(String option, String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        Map<String, Object> config = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 1 || equals == word.length() - 1) {
                throw new InputException(option + " '" + text + "': '" + word
                        + "', expected a name and behind it settings as key=value");
            }
            config.put(word.substring(0, equals), value(word.substring(equals + 1)));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("class_name", words.get(0));
        object.put("config", config);
        return object;
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
