package org.kaon.study;

import com.google.gson.GsonBuilder;
import java.util.Map;

/** A study's numbers for programs. */
public final class ResultJson {
    private ResultJson() {}

    /**
     * As indented JSON.
     *
     * @param results numbers, texts, arrays, records, lists and maps of these by name; numbers finite, see {@link #finite}
     * @return a text that ends with a line feed
     */
    public static String of(Map<String, ?> results) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .serializeNulls()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(results)
                + "\n";
    }

    /**
     * A number that JSON can hold.
     *
     * @param value any number
     * @return the number, or its name where it is infinite or NaN
     */
    public static Object finite(double value) {
        return Double.isFinite(value) ? value : Double.toString(value);
    }
}
